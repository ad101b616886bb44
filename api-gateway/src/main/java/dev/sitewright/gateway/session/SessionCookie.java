package dev.sitewright.gateway.session;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;

/** The cookie that keeps a browser signed in: not readable by scripts, not sent from other sites except by following a link. */
@ApplicationScoped
public class SessionCookie {
    /** What it is called. */
    public static final String NAME = "sitewright_session";

    private final SessionConfig config;

    SessionCookie(SessionConfig config) {
        this.config = config;
    }

    /** @return the cookie that holds the token; sent back over https only, when this request came over it */
    public NewCookie holding(SessionToken token, HttpServerRequest request) {
        return cookie(token.value(), (int) config.lifetime().toSeconds(), request);
    }

    /** @return the cookie that makes the browser forget its token */
    public NewCookie forgetting(HttpServerRequest request) {
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
