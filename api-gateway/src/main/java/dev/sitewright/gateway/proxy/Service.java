package dev.sitewright.gateway.proxy;

/** A service behind the gateway. */
public enum Service {
    /** Projects. */
    PROJECTS("project-service"),
    /** Jobs and previews. */
    JOBS("job-worker"),
    /** The agent. */
    AGENT("agent-bridge");

    private final String audience;

    Service(String audience) {
        this.audience = audience;
    }

    /** @return its name: the audience of tokens for it */
    public String audience() {
        return audience;
    }
}
