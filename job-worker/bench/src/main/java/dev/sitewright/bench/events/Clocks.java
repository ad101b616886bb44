package dev.sitewright.bench.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** When each fact of a case was there for good, by the number that it carries, and how long its last reader waited for it. */
final class Clocks {
    private final AtomicLongArray told;
    private final AtomicLongArray longest;
    private final AtomicInteger next = new AtomicInteger();

    Clocks(int most) {
        told = new AtomicLongArray(most);
        longest = new AtomicLongArray(most);
    }

    /** @return so many new facts, as JSON */
    List<String> make(int count, int padding) {
        var first = next.getAndAdd(count);
        var text = "x".repeat(padding);
        return IntStream.range(first, first + count)
                .mapToObj(number -> """
                        {"jobId":"job_bench","kind":"bench","projectId":null,"percent":0,"text":"%s","seq":%d}""".formatted(text, number))
                .toList();
    }

    /** The last so many facts have just been told. */
    void told(int count) {
        var now = System.nanoTime();
        for (int number = next.get() - count; number < next.get(); number++) {
            told.set(number, now);
        }
    }

    /**
     * A reader has got a fact.
     *
     * @return nanoseconds from its telling to then; 0 when a reader knew it before its teller knew that it was told
     */
    long came(int number, long then) {
        var at = told.get(number);
        var time = at == 0 ? 0 : Math.max(0, then - at);
        longest.accumulateAndGet(number, time, Math::max);
        return time;
    }

    /**
     * @return when facts came late to any of their readers: moments, in their order, between which none did for as long
     * @param late above which time a fact is late
     */
    List<Moment> lateMoments(Duration late) {
        var moments = new ArrayList<Moment>();
        for (int number = 0; number < next.get(); number++) {
            if (longest.get(number) > late.toNanos()) {
                var at = Duration.ofNanos(told.get(number) - told.get(0));
                var before = moments.isEmpty() ? null : moments.getLast();
                if (before != null && at.minus(before.end()).compareTo(late) <= 0) {
                    moments.set(moments.size() - 1, new Moment(before.begin(), at));
                } else {
                    moments.add(new Moment(at, at));
                }
            }
        }
        return moments;
    }

    /**
     * Facts that were told one after the other came late.
     *
     * @param begin when the first of them was told, from the begin of the case
     * @param end when the last of them was
     */
    record Moment(Duration begin, Duration end) {
        Duration length() {
            return end.minus(begin);
        }
    }
}
