package dev.sitewright.bridge.session;

import dev.sitewright.bridge.record.Session;

/** A project's main session. */
public record SessionView(String projectId, String sessionId) {
    static SessionView of(Session session) {
        return new SessionView(session.projectId(), session.id());
    }
}
