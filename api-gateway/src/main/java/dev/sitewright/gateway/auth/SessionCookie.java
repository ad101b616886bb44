package dev.sitewright.gateway.auth;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;

/** The cookie that keeps a browser signed in: not readable by scripts, not sent from other sites except by following a link. */
@ApplicationScoped
class SessionCookie {
    static final String NAME = "sitewright_session";

    private final AuthConfig config;

    SessionCookie(AuthConfig config) {
        this.config = config;
    }

    /** @return the cookie that holds the token; sent back over https only, when this request came over it */
    NewCookie holding(SessionToken token, HttpServerRequest request) {
        return cookie(token.value(), (int) config.sessionLifetime().toSeconds(), request);
    }

    /** @return the cookie that makes the browser forget its token */
    NewCookie forgetting(HttpServerRequest request) {
        return cookie("", 0, request);
    }

    private static NewCookie cookie(String value, int seconds, HttpServerRequest request) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure("https".equals(request.scheme()))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
