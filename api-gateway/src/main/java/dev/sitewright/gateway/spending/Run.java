package dev.sitewright.gateway.spending;

/** Where an agent works for somebody. */
record Run(String ownerId, String projectId, String sessionId) {}
