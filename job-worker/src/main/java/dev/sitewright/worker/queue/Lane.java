package dev.sitewright.worker.queue;

/** A priority as the number by which ready jobs are sorted, smallest first. There is one queue, number 0. */
final class Lane {
    private static final int HIGHEST_PRIORITY = 1_000;

    private Lane() {}

    /** @return the lane of a priority; one beyond -1000 or 1000 counts as that */
    static int of(int priority) {
        return HIGHEST_PRIORITY - Math.clamp(priority, -HIGHEST_PRIORITY, HIGHEST_PRIORITY);
    }
}
