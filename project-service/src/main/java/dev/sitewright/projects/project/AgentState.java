package dev.sitewright.projects.project;

import java.util.Locale;
import java.util.Optional;

/** What the agent does in a project, as far as was told. The names on the wire and in the table are these in lower case. */
public enum AgentState {
    /** The first prompt has not reached the agent. */
    WAITING,
    /** The agent works on a prompt. */
    WORKING,
    /** The last prompt is done. */
    IDLE,
    /** The last prompt came to nothing. */
    FAILED;

    /** What can be learnt about the agent. */
    public enum Sign {
        /** Its session works. */
        BUSY,
        /** Its session rests. */
        RESTING,
        /** The job that carried a prompt is done. */
        PROMPT_DONE,
        /** A job of the agent was given up. */
        GIVEN_UP,
        /** A job without which the agent never starts was given up. */
        CANNOT_START
    }

    /** @return the state after a sign; empty when the sign cannot follow this state */
    public Optional<AgentState> after(Sign sign) {
        return switch (sign) {
            case BUSY -> Optional.of(WORKING);
            // a session also rests before its first prompt and after a failed one: neither makes the prompt done
            case RESTING -> this == WORKING || this == IDLE ? Optional.of(IDLE) : Optional.empty();
            case PROMPT_DONE -> Optional.of(IDLE);
            case GIVEN_UP -> Optional.of(FAILED);
            case CANNOT_START -> this == WAITING ? Optional.of(FAILED) : Optional.empty();
        };
    }

    /** @return the name on the wire */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the state behind a name from the table; fails with {@link IllegalArgumentException} for one that is none */
    static AgentState of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
