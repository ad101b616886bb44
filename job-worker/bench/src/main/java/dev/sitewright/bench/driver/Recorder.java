package dev.sitewright.bench.driver;

import dev.sitewright.bench.protocol.Latencies;
import dev.sitewright.bench.protocol.Monotonic;
import dev.sitewright.bench.protocol.Progress;
import java.util.Arrays;
import java.util.BitSet;

/** Remembers which jobs began, and how long after the wish for them. */
final class Recorder implements JobRunner {
    private static final int FIRST_ROOM = 1_024;

    // All guarded by this.
    private final BitSet seen = new BitSet();
    private int handled;
    private long firstAt;
    private long[] latencies = new long[FIRST_ROOM];
    private int latencyCount;
    private int awaited = Integer.MAX_VALUE;

    @Override
    public synchronized void started(Job job) {
        var now = Monotonic.micros();
        firstAt = handled == 0 ? now : firstAt;
        handled++;
        seen.set(job.n());
        if (job.at() > 0) {
            keep(now - job.at());
        }
        if (handled >= awaited) {
            notifyAll();
        }
    }

    private void keep(long latency) {
        if (latencyCount == latencies.length) {
            latencies = Arrays.copyOf(latencies, 2 * latencyCount);
        }
        latencies[latencyCount++] = latency;
    }

    synchronized void reset() {
        seen.clear();
        handled = 0;
        firstAt = 0;
        latencyCount = 0;
    }

    synchronized int handled() {
        return handled;
    }

    synchronized Latencies latencies() {
        return new Latencies(Arrays.copyOf(latencies, latencyCount));
    }

    /** @return the progress, as soon as so many jobs began or the time is over */
    synchronized Progress await(Progress.Awaited wish) throws InterruptedException {
        var deadline = Monotonic.micros() + wish.timeoutMs() * 1_000;
        awaited = wish.handled();
        for (long left = wish.timeoutMs();
                handled < awaited && left > 0;
                left = (deadline - Monotonic.micros()) / 1_000) {
            wait(left);
        }
        awaited = Integer.MAX_VALUE;
        return new Progress(handled, seen.cardinality(), firstAt);
    }
}
