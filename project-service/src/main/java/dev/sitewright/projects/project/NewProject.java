package dev.sitewright.projects.project;

/**
 * A project that was asked for, checked.
 *
 * @param prompt what the agent is to do first
 * @param name given by the caller, or made from the prompt
 * @param namedBy who gave the name
 * @param template what the workspace is made from
 */
record NewProject(String prompt, ProjectName name, NamedBy namedBy, String template) {}
