package dev.sitewright.worker.workspace;

/**
 * A project's workspace as it was made.
 *
 * @param checkpoint its first commit
 */
public record Workspace(String projectId, String ownerId, String template, String checkpoint) {}
