package dev.sitewright.bridge.session;

/** Why a session cannot be had. */
abstract sealed class SessionException extends RuntimeException {
    private final String detail;

    private SessionException(String detail) {
        super(detail, null, false, false);
        this.detail = detail;
    }

    /** @return what is wrong, for people */
    String detail() {
        return detail;
    }

    /** The project has no workspace folder (yet): OpenCode would take any directory and work in the air. */
    static final class NoWorkspace extends SessionException {
        NoWorkspace(String projectId) {
            super("Project " + projectId + " has no workspace yet.");
        }
    }

    /** No OpenCode server answers. */
    static final class AgentDown extends SessionException {
        AgentDown(String why) {
            super(why);
        }
    }
}
