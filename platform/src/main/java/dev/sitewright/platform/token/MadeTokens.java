package dev.sitewright.platform.token;

import java.security.PrivateKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tokens that were made a moment ago, to be used again for the same person, rights and service: whoever gets one then knows it, and need
 * not prove its signature again.
 */
final class MadeTokens {
    private static final int MOST = 1_000;

    private final long nanos;
    private final Map<Wish, Made> made = new LinkedHashMap<>(16, 0.75f, true) { // guarded by this
                @Override
                protected boolean removeEldestEntry(Map.Entry<Wish, Made> eldest) {
                    return size() > MOST;
                }
            };

    /** Uses tokens again for so long. */
    MadeTokens(Duration again) {
        this.nanos = again.toNanos();
    }

    /** Who is to be spoken for, with which roles, to which service. */
    record Wish(String subject, Set<String> groups, String audience) {}

    private record Made(String token, PrivateKey by, long at) {}

    /** @return a token made by this very key; two who ask at once may get two */
    String get(Wish wish, PrivateKey key, Supplier<String> maker) {
        return find(wish, key).orElseGet(() -> kept(wish, new Made(maker.get(), key, System.nanoTime())));
    }

    @SuppressWarnings("ReferenceEquality") // a file that was read anew gives another key
    private synchronized Optional<String> find(Wish wish, PrivateKey key) {
        return Optional.ofNullable(made.get(wish))
                .filter(known -> known.by() == key && System.nanoTime() - known.at() < nanos)
                .map(Made::token);
    }

    private synchronized String kept(Wish wish, Made fresh) {
        made.put(wish, fresh);
        return fresh.token();
    }
}
