package dev.sitewright.projects.observation;

import dev.sitewright.projects.project.Effect;
import java.util.Locale;

/**
 * What came of a fact.
 *
 * @param kind for counting
 * @param reason for the log
 */
record Outcome(Kind kind, String reason) {
    /** What came of a fact; the tag {@code outcome} of the counter is its name in lower case, with hyphens. */
    enum Kind {
        /** The project is another now. */
        APPLIED,
        /** The project was so already. */
        UNCHANGED,
        /** The fact cannot follow what is known: late, or somebody erred. */
        REFUSED,
        /** The fact was taken in before. */
        REDELIVERED,
        /** No project has its subject as id. */
        UNKNOWN_PROJECT,
        /** A try failed and another follows. */
        FAILED,
        /** The record is no message of ours. */
        UNREADABLE;

        /** @return the value of the tag */
        String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Outcome of(Effect effect) {
        return switch (effect) {
            case Effect.Changed changed -> new Outcome(Kind.APPLIED, "changed");
            case Effect.Nothing nothing -> new Outcome(Kind.UNCHANGED, "known already");
            case Effect.Refused(var by) -> new Outcome(Kind.REFUSED, by);
        };
    }
}
