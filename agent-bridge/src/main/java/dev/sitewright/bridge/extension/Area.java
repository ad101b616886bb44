package dev.sitewright.bridge.extension;

import dev.sitewright.platform.many.Operation;
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
        CONNECTION("connection", "con", true, ProblemType.CONNECTION_NOT_FOUND),
        MCP_SERVER("mcp-server", "mcp", true, ProblemType.MCP_SERVER_NOT_FOUND),
        SKILL("skill", "skl", false, ProblemType.SKILL_NOT_FOUND);

        final String word;
        final String prefix;
        final ProblemType missing;
        private final boolean secret;

        Kind(String word, String prefix, boolean secret, ProblemType missing) {
            this.word = word;
            this.prefix = prefix;
            this.secret = secret;
            this.missing = missing;
        }

        Operation create() {
            return new Operation(word + "s.create", 201, secret);
        }

        Operation patch() {
            return new Operation(word + "s.patch", 200, secret);
        }

        Operation delete() {
            return new Operation(word + "s.delete", 200);
        }
    }
}
