package dev.sitewright.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What passes in the heads of requests and answers, by name. Everything else stays on its side: cookies, credentials, what proxies say. */
final class Headers {
    /** {@code Origins} in the services believes its last entry, which is ours. */
    static final String FORWARDED = "X-Forwarded-For";

    private static final String LOCATION = "Location";
    private static final String INTERNAL = "/internal/v1";
    private static final String PUBLIC = "/api/v1";
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*\"?([0-9]{1,5})");

    private static final List<String> IN = List.of(
            "Accept",
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "Prefer",
            "X-Request-Id",
            "traceparent",
            "tracestate");
    private static final List<String> OUT = List.of(
            "Cache-Control",
            "Content-Type",
            "ETag",
            "Idempotency-Key",
            "Idempotency-Replayed",
            "Preference-Applied",
            "RateLimit",
            "RateLimit-Policy",
            "Retry-After",
            "Vary");

    private Headers() {}

    /** @return what of a request's head goes on to a service */
    static MultiMap in(HttpServerRequest request) {
        var passed = MultiMap.caseInsensitiveMultiMap();
        IN.forEach(name -> passed.add(name, request.headers().getAll(name)));
        var seen =
                request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
        forwardedFor(request.headers().getAll(FORWARDED), seen).ifPresent(hops -> passed.set(FORWARDED, hops));
        return passed;
    }

    /** @return what of an answer's head goes back; its location as the caller can reach it */
    static MultiMap out(MultiMap answered) {
        var passed = MultiMap.caseInsensitiveMultiMap();
        OUT.forEach(name -> passed.add(name, answered.getAll(name)));
        var location = answered.get(LOCATION);
        if (location != null) {
            passed.set(LOCATION, outside(location));
        }
        return passed;
    }

    /** @return how long the caller wants to be kept waiting for what it asked for (RFC 7240, section 4.3) */
    static Duration wait(HttpServerRequest request) {
        return request.headers().getAll("Prefer").stream()
                .map(WAIT::matcher)
                .filter(java.util.regex.Matcher::find)
                .findFirst()
                .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))))
                .orElse(Duration.ZERO);
    }

    private static Optional<String> forwardedFor(List<String> sent, @Nullable String seen) {
        if (seen == null) {
            return Optional.empty(); // not even we know
        }
        return Optional.of(sent.isEmpty() ? seen : String.join(", ", sent) + ", " + seen);
    }

    private static String outside(String location) {
        var start = location.indexOf(INTERNAL);
        return start < 0 ? location : PUBLIC + location.substring(start + INTERNAL.length());
    }
}
