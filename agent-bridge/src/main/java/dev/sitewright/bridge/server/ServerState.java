package dev.sitewright.bridge.server;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where the server stands. */
sealed interface ServerState {
    /**
     * None runs.
     *
     * @param notBefore when to start one
     * @param failures how often in a row one ended before it was of use
     * @param problem why none runs, for people; null before the first start
     */
    record Stopped(
            Instant notBefore, int failures, @Nullable String problem) implements ServerState {}

    /** One was started, or found, and has not answered yet. */
    record Starting(OpenCodeProcess process, Instant deadline, int failures) implements ServerState {}

    /**
     * One answers.
     *
     * @param failures how often in a row one ended before it was of use; forgotten once this one has lasted
     * @param missed how many answers about its health are missing in a row
     */
    record Running(
            OpenCodeProcess process, RunningServer server, Instant since, Instant nextCheck, int failures, int missed)
            implements ServerState {}

    /** This service ends: no more starts. */
    record Ended() implements ServerState {}
}
