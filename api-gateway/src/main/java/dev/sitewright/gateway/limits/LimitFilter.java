package dev.sitewright.gateway.limits;

import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Counts every call before it does anything, and tells in every answer how many more are left. Services of the house are not counted: what
 * they ask for was counted when it was asked of them.
 */
class LimitFilter {
    private static final int BEFORE_OTHER_CHECKS = 1_000;

    private final Limiter limiter;
    private final SecurityIdentity identity;

    LimitFilter(Limiter limiter, SecurityIdentity identity) {
        this.limiter = limiter;
        this.identity = identity;
    }

    @ServerRequestFilter(priority = BEFORE_OTHER_CHECKS)
    Uni<@Nullable Response> count(ResourceInfo operation, HttpServerRequest request) {
        if (!identity.isAnonymous() && !SignedIn.isBehind(identity)) {
            return Uni.createFrom().nullItem();
        }
        var type = Counted.Operations.of(operation.getResourceMethod());
        return Multi.createFrom()
                .iterable(subjects(request))
                .onItem()
                .transformToUniAndConcatenate(subject -> limiter.count(subject, type))
                .collect()
                .asList()
                .invoke(countings -> tell(countings, request))
                .invoke(LimitFilter::refuseTooMany)
                .chain(() -> Uni.createFrom().nullItem());
    }

    private List<Subject> subjects(HttpServerRequest request) {
        if (!identity.isAnonymous()) {
            return Subject.of(SignedIn.of(identity));
        }
        var address = request.remoteAddress();
        return List.of(Subject.ofAddress(address == null ? "unknown" : address.hostAddress()));
    }

    private static void tell(List<Counting> countings, HttpServerRequest request) {
        request.response()
                .putHeader("RateLimit-Policy", joined(countings, Counting::policyField))
                .putHeader("RateLimit", joined(countings, Counting::field));
    }

    private static String joined(List<Counting> countings, Function<Counting, String> field) {
        return countings.stream().map(field).collect(Collectors.joining(", "));
    }

    private static void refuseTooMany(List<Counting> countings) {
        var wait = countings.stream()
                .filter(counting -> !counting.verdict().allowed())
                .map(Counting::untilReady)
                .max(Duration::compareTo);
        wait.ifPresent(time -> {
            throw new ProblemException(Problem.of(ProblemType.RATE_LIMITED).retryAfter(time));
        });
    }
}
