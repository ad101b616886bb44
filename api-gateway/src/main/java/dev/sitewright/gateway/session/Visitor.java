package dev.sitewright.gateway.session;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, as far as a person can tell it from others.
 *
 * @param address the connection's, or the one that a trusted proxy saw
 * @param userAgent what the browser calls itself, shortened; null when it does not
 */
public record Visitor(String address, @Nullable String userAgent) {
    private static final int LONGEST_USER_AGENT = 200;

    /** @return who makes a request */
    public static Visitor of(HttpServerRequest request) {
        var userAgent = request.getHeader("User-Agent");
        return new Visitor(request.remoteAddress().hostAddress(), userAgent == null ? null : shortened(userAgent));
    }

    private static String shortened(String text) {
        var printable = text.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() <= LONGEST_USER_AGENT ? printable : printable.substring(0, LONGEST_USER_AGENT);
    }
}
