package dev.sitewright.gateway.bearer;

import dev.sitewright.gateway.identity.Credential;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemResponses;
import dev.sitewright.platform.problem.ProblemType;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says what is wrong with a credential, in the body for our clients and in {@code WWW-Authenticate} (RFC 6750, section 3) for all. */
class Challenges {
    private static final String ADMISSION = "sitewright.admission";
    private static final String REALM = "Bearer realm=\"Sitewright\"";

    private final SecurityIdentity identity;

    Challenges(SecurityIdentity identity) {
        this.identity = identity;
    }

    static void remember(RoutingContext context, Admission admission) {
        context.put(ADMISSION, admission);
    }

    /** @return the challenge; without an error when no token was sent */
    static String header(RoutingContext context) {
        return switch (context.<Admission>get(ADMISSION)) {
            case Admission.Refused refused ->
                REALM + ", error=\"invalid_token\", error_description=\"It is not valid here\"";
            case Admission.Expired expired -> REALM + ", error=\"invalid_token\", error_description=\"It has expired\"";
            case null, default -> REALM;
        };
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    RestResponse<Problem> anonymous(UnauthorizedException failure, RoutingContext context, HttpServerRequest request) {
        var problem = context.get(ADMISSION) instanceof Admission.Expired
                ? Problem.of(ProblemType.TOKEN_EXPIRED)
                : Problem.of(ProblemType.NOT_SIGNED_IN, "Sign in, or send a valid token.");
        return challenged(problem, header(context), request);
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    RestResponse<Problem> forbidden(ForbiddenException failure, ResourceInfo resource, HttpServerRequest request) {
        return !SignedIn.isBehind(identity)
                        || SignedIn.of(identity).credential().kind() == Credential.Kind.SESSION
                ? ProblemResponses.of(Problem.of(ProblemType.NOT_ALLOWED), request)
                : scopeMissing(neededBy(resource), request);
    }

    private static RestResponse<Problem> scopeMissing(Optional<String> scopes, HttpServerRequest request) {
        var problem = scopes.map(needed -> Problem.of(
                        ProblemType.NOT_ALLOWED, "This is not open to this token: it needs the scope " + needed + "."))
                .orElseGet(() -> Problem.of(ProblemType.NOT_ALLOWED));
        var scope = scopes.map(needed -> ", scope=\"" + needed + "\"").orElse("");
        return challenged(problem, REALM + ", error=\"insufficient_scope\"" + scope, request);
    }

    private static Optional<String> neededBy(ResourceInfo resource) {
        return Optional.ofNullable(resource.getResourceMethod())
                .map(method -> method.getAnnotation(RolesAllowed.class))
                .or(() -> Optional.ofNullable(resource.getResourceClass())
                        .map(type -> type.getAnnotation(RolesAllowed.class)))
                .map(allowed -> String.join(" ", allowed.value()));
    }

    private static RestResponse<Problem> challenged(Problem problem, String challenge, HttpServerRequest request) {
        var response = ProblemResponses.of(problem, request);
        response.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, challenge);
        return response;
    }
}
