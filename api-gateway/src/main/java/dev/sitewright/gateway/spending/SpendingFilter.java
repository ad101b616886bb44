package dev.sitewright.gateway.spending;

import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.limits.Counted;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each change that comes by a token with a limit before anything happens, and refuses what would make costs once the limit is
 * reached. What stops work, or takes things away, goes on.
 */
class SpendingFilter {
    private static final int AFTER_COUNTING = 1_100;
    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Spendings spendings;
    private final SecurityIdentity identity;

    SpendingFilter(Spendings spendings, SecurityIdentity identity) {
        this.spendings = spendings;
        this.identity = identity;
    }

    @ServerRequestFilter(priority = AFTER_COUNTING)
    Uni<@Nullable Response> check(ResourceInfo operation, HttpServerRequest request) {
        if (HARMLESS.contains(request.method()) || !SignedIn.isBehind(identity)) {
            return Uni.createFrom().nullItem();
        }
        var credential = SignedIn.of(identity).credential();
        if (!credential.limited()) {
            return Uni.createFrom().nullItem();
        }
        var costs = Counted.Operations.of(operation.getResourceMethod()).isCostly();
        return spendings
                .keep(credential.id(), request.getHeader("X-Request-Id"))
                .invoke(reached -> {
                    if (reached && costs) {
                        throw new ProblemException(Problem.of(ProblemType.SPENDING_CAP_REACHED));
                    }
                })
                .chain(() -> Uni.createFrom().nullItem());
    }
}
