package dev.sitewright.platform.problem;

import dev.sitewright.platform.database.Unavailable;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Failures that no feature expects. Their words go to the log, never to the caller. */
public final class UnexpectedFailures {
    private static final Logger LOG = Logger.getLogger(UnexpectedFailures.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    private UnexpectedFailures() {}

    /**
     * Logs a failure.
     *
     * @param work what failed, for the log
     * @return the answer: that the database is away when that is all, else that something went wrong here
     */
    public static Problem toProblem(Throwable failure, String work) {
        if (Unavailable.isReasonOf(failure)) {
            LOG.warnf("%s failed for want of the database: %s", work, failure);
            return Problem.of(ProblemType.DATABASE_UNAVAILABLE).retryAfter(SOON);
        }
        LOG.errorf(failure, "%s failed", work);
        return Problem.of(
                ProblemType.INTERNAL_ERROR, "Something went wrong here; the log has the rest under this request's id.");
    }
}
