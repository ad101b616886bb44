package dev.sitewright.bridge.extension;

import java.util.concurrent.atomic.AtomicInteger;

/** Names that are nobody's yet. */
final class Names {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Names() {}

    static String next(String begin) {
        return begin + "-" + COUNT.incrementAndGet();
    }
}
