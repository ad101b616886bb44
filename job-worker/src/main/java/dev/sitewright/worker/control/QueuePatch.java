package dev.sitewright.worker.control;

import dev.sitewright.platform.many.Faults;
import dev.sitewright.platform.many.MergePatch;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.problem.FaultType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to change of the queue's settings.
 *
 * @param paused null: stays
 * @param concurrency null with {@code changesConcurrency}: as each worker is configured
 */
record QueuePatch(
        @Nullable Boolean paused,
        boolean changesConcurrency,
        @Nullable Integer concurrency) {
    private static final int MOST = 1_000;

    static Result<QueuePatch> check(MergePatch patch) {
        var faults = new Faults();
        patch.refuseOthersThan(Set.of("paused", "concurrency"), faults);
        var paused = patch.fields().get("paused");
        if (paused != null && !paused.isBoolean()) {
            faults.add("/paused", FaultType.WRONG_TYPE, "is neither true nor false");
        }
        var concurrency = patch.fields().get("concurrency");
        if (concurrency != null && !concurrency.isNull() && !concurrency.isInt()) {
            faults.add("/concurrency", FaultType.WRONG_TYPE, "is no whole number");
        } else if (concurrency != null
                && concurrency.isInt()
                && (concurrency.intValue() < 1 || concurrency.intValue() > MOST)) {
            faults.add("/concurrency", FaultType.OUT_OF_RANGE, "is no number from 1 to " + MOST);
        }
        return faults.orElse(() -> new QueuePatch(
                paused == null ? null : paused.booleanValue(),
                concurrency != null,
                concurrency == null || concurrency.isNull() ? null : concurrency.intValue()));
    }
}
