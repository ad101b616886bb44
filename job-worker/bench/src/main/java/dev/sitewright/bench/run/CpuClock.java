package dev.sitewright.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The processor time of processes, from {@code /proc}: of each process, its living descendants, and those that ended and were waited
 * for. PostgreSQL's short-lived workers are therefore counted.
 */
final class CpuClock {
    /** Ticks per second: the same on all Linux systems that Java runs on. */
    private static final double TICKS = 100;

    private static final int USER_TIME = 11; // fields after the command's name, which may hold spaces
    private static final int TIMES = 4; // user, system, user of ended children, system of ended children

    private CpuClock() {}

    /** @return seconds; empty where there is no {@code /proc} */
    static OptionalDouble seconds(Stream<ProcessHandle> processes) {
        var ticks = processes
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(CpuClock::ticks)
                .toArray();
        var sum = LongStream.of(ticks).sum();
        return sum > 0 ? OptionalDouble.of(sum / TICKS) : OptionalDouble.empty();
    }

    private static long ticks(ProcessHandle process) {
        try {
            return ticks(Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat")));
        } catch (IOException e) { // it has just ended, or this is no Linux
            return 0;
        }
    }

    static long ticks(String stat) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Stream.of(fields)
                .skip(USER_TIME)
                .limit(TIMES)
                .mapToLong(Long::parseLong)
                .sum();
    }
}
