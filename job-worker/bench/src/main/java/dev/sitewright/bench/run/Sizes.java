package dev.sitewright.bench.run;

/**
 * How much of everything.
 *
 * @param warmUp jobs that are run before anything is measured, again and again
 * @param warmUpSeconds for at least so long
 * @param drain jobs that are drained
 * @param single jobs that are enqueued one by one
 * @param batches batches of 1000 that are enqueued
 * @param paced jobs whose latency is measured, 50 a second
 * @param steadySeconds length of the steady load
 * @param backlog jobs that lie before those of the quiet project
 * @param quiet jobs of the quiet project, 10 a second
 * @param idleSeconds how long an idle worker is watched
 * @param patienceSeconds how long is waited for jobs to be done before the case has failed
 */
public record Sizes(
        int warmUp,
        int warmUpSeconds,
        int drain,
        int single,
        int batches,
        int paced,
        int steadySeconds,
        int backlog,
        int quiet,
        int idleSeconds,
        int patienceSeconds) {

    /** @return what the figures are made with */
    public static Sizes full() {
        return new Sizes(4_000, 15, 20_000, 20_000, 40, 500, 60, 100_000, 100, 20, 300);
    }

    /** @return a first look, all systems and cases in less than five minutes */
    public static Sizes quick() {
        return new Sizes(2_000, 5, 20_000, 4_000, 10, 100, 5, 20_000, 20, 3, 120);
    }

    /** @return just enough to see that everything works */
    public static Sizes tiny() {
        return new Sizes(50, 0, 300, 100, 2, 10, 1, 500, 5, 1, 120);
    }
}
