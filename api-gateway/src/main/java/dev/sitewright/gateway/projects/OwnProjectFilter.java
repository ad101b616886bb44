package dev.sitewright.gateway.projects;

import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.proxy.Service;
import dev.sitewright.gateway.proxy.ServiceProxy;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Asks project-service whose the project is, before an {@link OwnProject} operation begins. */
class OwnProjectFilter {
    private static final Pattern PROJECT = Pattern.compile("/projects/([^/]+)");

    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    OwnProjectFilter(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @OwnProject
    @ServerRequestFilter
    Uni<@Nullable Response> check(HttpServerRequest http) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().failure(new UnauthorizedException());
        }
        var path = ProjectResource.at(sent(http));
        return proxy.exists(Service.PROJECTS, path, http, SignedIn.of(identity))
                .chain(own ->
                        own ? Uni.createFrom().nullItem() : Uni.createFrom().failure(OwnProjectFilter::notFound));
    }

    /** As it was sent: an id needs no decoding, and what cannot be decoded is none. */
    private static String sent(HttpServerRequest request) {
        var found = PROJECT.matcher(request.path());
        return found.find() ? found.group(1) : "";
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.of(ProblemType.PROJECT_NOT_FOUND));
    }
}
