package dev.sitewright.system;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for things to happen. The limits are far above what is usual: they only end what would hang for ever. */
final class Wait {
    /** For whatever takes seconds on an idle machine. */
    static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Duration POLL = Duration.ofMillis(50);

    private Wait() {}

    /**
     * Waits until something is so.
     *
     * @param what for the failure, such as "the preview"
     * @param otherwise what is so instead, for the failure
     */
    static void until(String what, Callable<Boolean> condition, Supplier<String> otherwise) {
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(POLL)
                    .ignoreExceptions()
                    .until(condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("waited in vain for " + what + "; " + otherwise.get(), e);
        }
    }
}
