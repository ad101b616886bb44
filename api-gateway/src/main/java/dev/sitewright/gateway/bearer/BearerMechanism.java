package dev.sitewright.gateway.bearer;

import io.quarkus.arc.All;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AnonymousAuthenticationRequest;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Knows people by their bearer token. A bad one makes the request anonymous and is remembered with it: what is open to everybody stays
 * open, such as getting a new token while the old one is still sent, and everything else is answered 401 with what was wrong. A session
 * cookie beside a bearer token is not looked at. Other schemes, such as a proxy's own {@code Basic}, are not ours.
 */
@ApplicationScoped
class BearerMechanism implements HttpAuthenticationMechanism {
    private static final Pattern SCHEME = Pattern.compile("bearer(?: .*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern TOKEN = Pattern.compile("bearer +([A-Za-z0-9._~+/-]+=*) *", Pattern.CASE_INSENSITIVE);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<BearerKind> kinds;

    BearerMechanism(@All List<BearerKind> kinds) {
        this.kinds = kinds;
    }

    @Override
    public Uni<@Nullable SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        var sent = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (sent.stream().noneMatch(header -> SCHEME.matcher(header).matches())) {
            return Uni.createFrom().nullItem();
        }
        return (sent.size() == 1 ? admit(sent.getFirst()) : refused())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .chain(admission -> identity(admission, context, identities));
    }

    private Uni<Admission> admit(String header) {
        var token = TOKEN.matcher(header);
        return token.matches()
                ? kinds.stream()
                        .filter(kind -> kind.recognises(token.group(1)))
                        .findFirst()
                        .map(kind -> kind.admit(token.group(1)))
                        .orElseGet(BearerMechanism::refused)
                : refused();
    }

    private static Uni<Admission> refused() {
        return Uni.createFrom().item(new Admission.Refused());
    }

    private static Uni<SecurityIdentity> identity(
            Admission admission, RoutingContext context, IdentityProviderManager identities) {
        if (admission instanceof Admission.In(var person)) {
            return Uni.createFrom().item(person.toIdentity());
        }
        Challenges.remember(context, admission);
        return identities.authenticate(AnonymousAuthenticationRequest.INSTANCE);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", Challenges.header(context)));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "bearer"));
    }

    /** Before the cookie's. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }
}
