package dev.sitewright.worker.runtime.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process that may be nobody's child any more, known by its pid and its start.
 *
 * @param startedAt milliseconds since 1970, as {@link ProcessHandle.Info#startInstant()} says
 */
record Child(long pid, long startedAt) {
    /** Linux counts starts in ticks since boot, and its idea of the time of boot moves with the clock's corrections. */
    private static final long TOLERANCE_MS = 2_000;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration AFTER_KILL = Duration.ofSeconds(2);

    static Child of(ProcessHandle handle) {
        return new Child(handle.pid(), startOf(handle));
    }

    private static long startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** @return the process, while it runs */
    Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(handle -> Math.abs(startOf(handle) - startedAt) <= TOLERANCE_MS)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> !isZombie(handle.pid()));
    }

    boolean isAlive() {
        return handle().isPresent();
    }

    /**
     * Ends the process and all that it started: first politely, after {@code patience} by force. Blocks until they are gone.
     *
     * @throws InterruptedException when interrupted; then they have been killed
     */
    void stop(Duration patience) throws InterruptedException {
        var tree = handle().stream()
                .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
                .toList();
        tree.forEach(ProcessHandle::destroy);
        try {
            awaitEnd(tree, patience);
        } finally {
            tree.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
        }
        awaitEnd(tree, AFTER_KILL);
    }

    /** Polls, because a process that was adopted after its parent's death cannot be waited for. */
    private static void awaitEnd(List<ProcessHandle> tree, Duration limit) throws InterruptedException {
        var end = System.nanoTime() + limit.toNanos();
        while (tree.stream().anyMatch(Child::runs) && System.nanoTime() < end) {
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private static boolean runs(ProcessHandle handle) {
        return handle.isAlive() && !isZombie(handle.pid());
    }

    /** A dead process whose parent does not ask for it stays listed; in a container without an init process, for ever. */
    private static boolean isZombie(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            var state = stat.charAt(stat.lastIndexOf(')') + 2); // the name in parentheses may hold anything
            return state == 'Z' || state == 'X';
        } catch (IOException | IndexOutOfBoundsException e) {
            return false; // no such file system, or gone just now: isAlive has the word
        }
    }
}
