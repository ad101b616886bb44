package dev.sitewright.projects.project;

import java.time.Instant;
import java.util.List;

/** Which projects of a {@link Scope}. */
public sealed interface Where {
    /** Those with one of these ids; an empty list matches nothing. */
    record Ids(List<String> ids) implements Where {}

    /** Those whose preview is wanted, gone, and to be asked for again by now. */
    record DueForRestart(Instant now) implements Where {}

    /**
     * All of them.
     *
     * @param reason why, for whoever reads the call
     */
    record Everything(String reason) implements Where {}
}
