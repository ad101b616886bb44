package dev.sitewright.gateway.oidc;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.NewCookie;

/** The cookie that binds a sign-in to the browser that began it. It is sent along when the provider sends the browser back. */
final class OidcCookie {
    static final String NAME = "sitewright_oidc";

    private OidcCookie() {}

    static NewCookie holding(Secrets secrets, HttpServerRequest request) {
        return cookie(secrets.value(), (int) Attempts.LIFETIME.toSeconds(), request);
    }

    static NewCookie forgetting(HttpServerRequest request) {
        return cookie("", 0, request);
    }

    private static NewCookie cookie(String value, int seconds, HttpServerRequest request) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path(OidcResource.PATH)
                .maxAge(seconds)
                .httpOnly(true)
                .secure("https".equals(request.scheme()))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
