package dev.sitewright.projects.project;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When a project's preview is to be started again, and how often that was in vain. */
@Embeddable
class Restarts {
    /** A preview that answered this long has recovered: its next crash counts as the first. As long as the longest back-off. */
    static final Duration RECOVERED_AFTER = Duration.ofSeconds(60);

    private static final int MOST_FAILED_STARTS = 5;

    @Column(name = "restart_failures")
    private int failures;

    @Column(name = "restart_not_before")
    private @Nullable Instant notBefore;

    @Column(name = "next_attempt_at")
    private @Nullable Instant nextAttemptAt;

    /** @return how often in a row one was asked for without the preview recovering */
    int failures() {
        return failures;
    }

    /** Only when one is due: for rows that the reconciler has found. */
    Instant nextAttemptAt() {
        return Objects.requireNonNull(nextAttemptAt);
    }

    /** What never came up may have met bad luck, such as a port that another program took; what fails again and again is broken. */
    boolean mayFailAgain() {
        return failures < MOST_FAILED_STARTS;
    }

    /** Has one asked for as soon as it may be, or none. */
    void plan(boolean isWanted, Instant now) {
        nextAttemptAt = isWanted ? later(now, notBefore) : null;
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    /** One is asked for now; the next not before then. */
    void begin(Instant next) {
        failures++;
        notBefore = next;
        nextAttemptAt = next;
    }

    /** @param healthySince since when the preview answers; null when it does not */
    void forgetAfterRecovery(@Nullable Instant healthySince, Instant now) {
        if (healthySince != null && !healthySince.plus(RECOVERED_AFTER).isAfter(now)) {
            forget();
        }
    }

    /** Has one asked for at once, as if none had been in vain. */
    void beginAnew(Instant now) {
        forget();
        nextAttemptAt = now;
    }

    private void forget() {
        failures = 0;
        notBefore = null;
    }
}
