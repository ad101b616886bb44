package dev.sitewright.bridge.server;

import dev.sitewright.bridge.testing.Bridge;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;

/** Waits until processes have nothing left to do: what one does after its turn is not to slow the turn of another. */
final class ProcessRest {
    private static final Duration BETWEEN = Duration.ofMillis(25);
    private static final int LOOKS = 8;
    private static final Duration MOST =
            Duration.ofMillis(10); // in the time of those looks: one tick of the system's clock

    private ProcessRest() {}

    static void await(long... pids) {
        Deque<Duration> used = new ArrayDeque<>();
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN)
                .atMost(Bridge.PATIENCE)
                .until(() -> {
                    used.addLast(usedBy(pids));
                    if (used.size() > LOOKS) {
                        used.removeFirst();
                    }
                    return used.size() == LOOKS
                            && used.getLast().minus(used.getFirst()).compareTo(MOST) <= 0;
                });
    }

    private static Duration usedBy(long... pids) {
        return LongStream.of(pids)
                .mapToObj(pid -> ProcessHandle.of(pid)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
