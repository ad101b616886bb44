package dev.sitewright.gateway.access;

import dev.sitewright.gateway.access.AuthBodies.Ask;
import dev.sitewright.gateway.access.AuthBodies.Pair;
import dev.sitewright.gateway.account.Account;
import dev.sitewright.gateway.identity.Credential;
import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.login.SignIn;
import dev.sitewright.gateway.signing.SigningConfig;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.many.Faults;
import dev.sitewright.platform.messaging.Correlation;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gives tokens to those who prove who they are. */
@ApplicationScoped
class SignIns {
    private final SignIn signIn;
    private final Families families;
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final SigningConfig config;

    SignIns(
            SignIn signIn,
            Families families,
            RefreshTokens refreshTokens,
            AccessTokens accessTokens,
            SigningConfig config) {
        this.signIn = signIn;
        this.families = families;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.config = config;
    }

    /**
     * Begins a sign-in.
     *
     * @param identity who sends the request: what counts when no password is sent
     * @param address from where
     * @return its first tokens; fails like signing in, and with {@link ProblemType#NOT_ALLOWED} for who comes by a token
     */
    Uni<Pair> begin(Ask ask, SecurityIdentity identity, String address) {
        check(ask);
        var username = ask.username();
        var password = ask.password();
        return (username == null || password == null
                        ? bySession(SignedIn.of(identity), ask.scopes(), address)
                        : signIn.admit(
                                username,
                                password,
                                address,
                                account ->
                                        families.begin(origin(account.id(), address), chosen(account, ask.scopes()))))
                .chain(this::pairOf);
    }

    private Uni<Grant> bySession(SignedIn person, @Nullable List<@Nullable String> scopes, String address) {
        if (person.credential().kind() != Credential.Kind.SESSION) {
            throw new ProblemException(Problem.of(
                    ProblemType.NOT_ALLOWED, "Tokens are given for a password or a session, not for another token."));
        }
        return Panache.withTransaction(
                () -> families.begin(origin(person.userId(), address), chosen(person.scopes(), scopes)));
    }

    /** @return the next tokens; fails with {@link ProblemType#REFRESH_TOKEN_INVALID} */
    Uni<Pair> refresh(String refreshToken) {
        return refreshTokens.use(refreshToken).chain(this::pairOf);
    }

    /** Ends a sign-in. */
    Uni<Void> end(String refreshToken) {
        return refreshTokens.end(refreshToken);
    }

    private Uni<Pair> pairOf(Grant grant) {
        return accessTokens
                .issue(grant)
                .map(token -> new Pair(
                        token,
                        "Bearer",
                        config.tokenLifetime().toSeconds(),
                        grant.refresh().value(),
                        List.copyOf(new TreeSet<>(grant.scopes()))));
    }

    private static void check(Ask ask) {
        var faults = new Faults();
        if (ask.username() == null && ask.password() != null) {
            faults.add("/username", FaultType.MISSING, "is missing");
        }
        if (ask.username() != null && ask.password() == null) {
            faults.add("/password", FaultType.MISSING, "is missing");
        }
        var scopes = ask.scopes();
        if (scopes != null && scopes.isEmpty()) {
            faults.add("/scopes", FaultType.EMPTY, "holds no scope");
        }
        for (var index = 0; scopes != null && index < Math.min(scopes.size(), Scopes.ALL.size()); index++) {
            var scope = scopes.get(index);
            if (scope == null || !Scopes.ALL.contains(scope)) {
                faults.add("/scopes/" + index, FaultType.UNKNOWN_VALUE, "is no scope");
            }
        }
        if (faults.orElse(() -> ask) instanceof dev.sitewright.platform.many.Result.Failed<Ask>(var problem)) {
            throw new ProblemException(problem);
        }
    }

    private static Set<String> chosen(Account account, @Nullable List<@Nullable String> asked) {
        return chosen(account.role().scopes(), asked);
    }

    /** What is asked for and not had is left out, as OAuth does: the answer says what was given. */
    private static Set<String> chosen(Set<String> had, @Nullable List<@Nullable String> asked) {
        if (asked == null) {
            return had;
        }
        var given = asked.stream()
                .map(scope -> Objects.requireNonNull(scope))
                .filter(had::contains)
                .collect(Collectors.toSet());
        if (given.isEmpty()) {
            throw new ProblemException(
                    Problem.invalid(FaultType.NOT_YOURS.at("/scopes", "holds nothing that you may do")));
        }
        return given;
    }

    private static Origin origin(String accountId, String address) {
        return new Origin(accountId, address, Correlation.current());
    }
}
