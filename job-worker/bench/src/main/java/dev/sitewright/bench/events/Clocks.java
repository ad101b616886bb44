package dev.sitewright.bench.events;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** When each fact of a case was there for good, by the number that it carries. */
final class Clocks {
    private final AtomicLongArray told;
    private final AtomicInteger next = new AtomicInteger();

    Clocks(int most) {
        told = new AtomicLongArray(most);
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

    /** @return nanoseconds from its telling to then; 0 when a reader knew it before its teller knew that it was told */
    long until(int number, long then) {
        var at = told.get(number);
        return at == 0 ? 0 : Math.max(0, then - at);
    }
}
