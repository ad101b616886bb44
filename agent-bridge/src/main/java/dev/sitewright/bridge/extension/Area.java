package dev.sitewright.bridge.extension;

import dev.sitewright.platform.problem.ProblemType;

/**
 * Where things of one kind are, and whose.
 *
 * @param scopeId a user's or a project's id, or {@link #INSTALLATION}
 */
record Area(Kind kind, String scopeId, String ownerId) {
    /** What is everybody's to use and administrators' to change. */
    static final String INSTALLATION = "installation";

    static Area installation(Kind kind) {
        return new Area(kind, INSTALLATION, INSTALLATION);
    }

    /** What can be added. */
    enum Kind {
        CONNECTION("connection", "con", ProblemType.CONNECTION_NOT_FOUND),
        MCP_SERVER("mcp-server", "mcp", ProblemType.MCP_SERVER_NOT_FOUND),
        SKILL("skill", "skl", ProblemType.SKILL_NOT_FOUND);

        final String word;
        final String prefix;
        final ProblemType missing;

        Kind(String word, String prefix, ProblemType missing) {
            this.word = word;
            this.prefix = prefix;
            this.missing = missing;
        }
    }
}
