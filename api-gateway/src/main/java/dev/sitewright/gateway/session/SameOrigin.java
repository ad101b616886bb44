package dev.sitewright.gateway.session;

import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses changes that another site's page makes in a signed-in browser. Such a page cannot set an {@code Authorization} header, cannot hide
 * its {@code Origin}, and without being asked first can only send forms. A preview on another port of the same host counts as another site
 * here, while a browser would send it the cookie.
 */
class SameOrigin {
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none"); // none: the person, not a page

    @ServerRequestFilter(preMatching = true)
    void check(ContainerRequestContext request, HttpServerRequest http) {
        if (HARMLESS.contains(request.getMethod()) || comesByBearerToken(request)) {
            return;
        }
        var site = request.getHeaderString("Sec-Fetch-Site");
        var origin = request.getHeaderString("Origin");
        var fromElsewhere = site != null && !OWN.contains(site);
        if (fromElsewhere || (origin != null && !isOwn(origin, http))) {
            throw new ProblemException(Problem.of(ProblemType.CROSS_ORIGIN));
        }
        refuseForms(request.getMediaType());
    }

    /** A page elsewhere cannot send one; other schemes, such as a proxy's {@code Basic}, browsers add by themselves. */
    private static boolean comesByBearerToken(ContainerRequestContext request) {
        var sent = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        return sent != null && sent.regionMatches(true, 0, "Bearer", 0, "Bearer".length());
    }

    private static void refuseForms(@Nullable MediaType type) {
        if (type != null && !isJson(type)) {
            throw new ProblemException(
                    Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json."));
        }
    }

    private static boolean isJson(MediaType type) {
        return type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                || type.getSubtype().endsWith("+json");
    }

    private static boolean isOwn(String origin, HttpServerRequest http) {
        var own = http.authority();
        if (own == null) {
            return false;
        }
        try {
            return own.toString().equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
