package dev.sitewright.bridge.signin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.extension.Addresses;
import dev.sitewright.bridge.opencode.OpenCodeException;
import dev.sitewright.bridge.server.OpenCodeServers;
import dev.sitewright.bridge.server.SideServer;
import dev.sitewright.bridge.server.SideServers;
import dev.sitewright.bridge.signin.SignIn.State;
import dev.sitewright.bridge.signin.SignIns.End;
import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.loop.SameContext;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Begins, finishes and cancels attempts. */
@ApplicationScoped
class SignInService {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration SOON = Duration.ofSeconds(30);

    /** No more than addresses and names need: OpenCode 1.18.33 puts some inputs into a command line of a shell. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._:/-]*");

    private final SignIns signIns;
    private final Desks desks;
    private final AuthMethods methods;
    private final Addresses addresses;
    private final OpenCodeServers servers;
    private final SideServers sideServers;
    private final SignInConfig config;
    private final Pool pool;
    private final Audit audit;

    SignInService(
            SignIns signIns,
            Desks desks,
            AuthMethods methods,
            Addresses addresses,
            OpenCodeServers servers,
            SideServers sideServers,
            SignInConfig config,
            Pool pool,
            Audit audit) {
        this.signIns = signIns;
        this.desks = desks;
        this.methods = methods;
        this.addresses = addresses;
        this.servers = servers;
        this.sideServers = sideServers;
        this.config = config;
        this.pool = pool;
        this.audit = audit;
    }

    /**
     * Begins, on the caller's context.
     *
     * @param scopeId whose the connection is to be
     * @return the attempt, waiting; fails with {@link ProblemException}
     */
    Uni<SignInView> begin(Origin origin, String scopeId, boolean admin, NewSignIn asked) {
        check(asked, admin);
        if (scopeId.equals(origin.actorId()) && !servers.areOwn()) {
            throw new ProblemException(Problem.of(ProblemType.SIGN_IN_NEEDS_OWN_SERVER));
        }
        var id = Ids.next("sgn");
        if (!desks.reserve(id, origin.actorId())) {
            throw new ProblemException(Problem.of(ProblemType.SIGN_INS_FULL).retryAfter(SOON));
        }
        return SameContext.of(require(asked)
                .chain(method -> sideServers
                        .start(id)
                        .chain(server -> begin(origin, scopeId, method, asked.said(), server)
                                .onFailure()
                                .call(() -> sideServers.end(server))))
                .onTermination()
                .invoke(() -> desks.release(id))
                .map(SignInView::of));
    }

    private void check(NewSignIn asked, boolean admin) {
        asked.said().forEach((key, text) -> {
            if (!HARMLESS.matcher(text).matches()) {
                throw invalid(FaultType.INVALID_CHARACTER, "/inputs/" + key, "holds what no name and no address holds");
            }
            if (!addresses.mayBeSaid(text, admin)) {
                throw invalid(FaultType.NOT_YOURS, "/inputs/" + key, "is not in the public internet");
            }
        });
    }

    private Uni<AuthMethod> require(NewSignIn asked) {
        return methods.all()
                .map(all -> all.stream()
                        .filter(one -> one.is(asked.provider(), asked.method()))
                        .findFirst()
                        .orElseThrow(() -> invalid(
                                FaultType.UNKNOWN_VALUE, "/method", "is no method to sign in to this provider")));
    }

    private static ProblemException invalid(FaultType fault, String place, String what) {
        return new ProblemException(Problem.invalid(fault.at(place, what)));
    }

    private Uni<SignIn> begin(
            Origin origin, String scopeId, AuthMethod method, Map<String, String> inputs, SideServer server) {
        return server.client()
                .signIns()
                .authorize(server.directory(), method.provider(), method.method(), inputs)
                .onFailure(OpenCodeException.class)
                .transform(failure -> refused())
                .map(answer -> waiting(origin, scopeId, method, server, answer))
                .call(signIn -> pool.withTransaction(
                        tx -> signIns.insert(tx, signIn).chain(() -> note(tx, origin, "sign-in.create", signIn))))
                .invoke(signIn -> desks.open(signIn, server, origin));
    }

    private static ProblemException refused() {
        return new ProblemException(Problem.of(ProblemType.SIGN_IN_REFUSED));
    }

    private SignIn waiting(Origin origin, String scopeId, AuthMethod method, SideServer server, JsonNode answer) {
        if (answer.path("url").asText().isEmpty()) {
            throw refused();
        }
        var now = signIns.now();
        return new SignIn(
                server.home().getFileName().toString(),
                0,
                origin.actorId(),
                scopeId,
                method.provider(),
                method.method(),
                method.label(),
                State.WAITING,
                answer.path("method").asText(),
                answer.path("url").asText(),
                answer.path("instructions").asText(),
                null,
                null,
                now,
                now,
                now.plus(config.deadline()));
    }

    /**
     * Finishes, on the caller's context: with a code, or by waiting a while for the provider.
     *
     * @return the attempt as it is then; fails with {@link ProblemException}
     */
    Uni<SignInView> finish(Origin origin, SignIn signIn, @Nullable String code) {
        if (signIn.isAuto()) {
            if (code != null) {
                throw invalid(FaultType.UNKNOWN_FIELD, "/code", "is not needed: the provider tells by itself");
            }
            return SameContext.of(settled(signIn).map(SignInView::of));
        }
        if (code == null) {
            throw invalid(FaultType.MISSING, "/code", "is missing");
        }
        var desk = desks.take(signIn.id()).orElseThrow(SignInService::notWaiting);
        return SameContext.of(desks.finish(desk, origin, code)
                .chain(() -> signIns.require(signIn.ownerId(), signIn.id()))
                .map(SignInView::of));
    }

    /** Cancels, on the caller's context. */
    Uni<SignInView> cancel(Origin origin, SignIn signIn) {
        return SameContext.of(pool.withTransaction(tx -> signIns.end(tx, signIn.id(), End.CANCELLED)
                        .invoke(waited -> {
                            if (!waited) {
                                throw notWaiting();
                            }
                        })
                        .chain(() -> note(tx, origin, "sign-in.cancel", signIn)))
                .invoke(() -> desks.close(signIn.id()))
                .chain(() -> signIns.require(signIn.ownerId(), signIn.id()))
                .map(SignInView::of));
    }

    private static ProblemException notWaiting() {
        return new ProblemException(Problem.of(ProblemType.SIGN_IN_NOT_WAITING));
    }

    private Uni<SignIn> settled(SignIn signIn) {
        return Uni.createFrom()
                .deferred(() -> signIns.require(signIn.ownerId(), signIn.id()))
                .repeat()
                .withDelay(LOOK)
                .indefinitely()
                .skip()
                .first(now -> now.state() == State.WAITING)
                .toUni()
                .ifNoItem()
                .after(config.patience())
                .recoverWithUni(() -> signIns.require(signIn.ownerId(), signIn.id()));
    }

    private Uni<Void> note(SqlClient transaction, Origin origin, String action, SignIn signIn) {
        return audit.append(
                transaction,
                origin,
                List.of(new Audited(action, signIn.id(), signIn.ownerId(), null, SignInView.Noted.of(signIn))));
    }
}
