package dev.sitewright.projects.project;

import org.jspecify.annotations.Nullable;

/**
 * One item of {@code POST /projects}, as sent: anything may be missing.
 *
 * @param prompt what the agent is to do first
 * @param name what to call it; made from the prompt when missing
 * @param template what to make the workspace from; the first known one when missing
 */
record CreateProject(
        @Nullable String prompt,
        @Nullable String name,
        @Nullable String template) {}
