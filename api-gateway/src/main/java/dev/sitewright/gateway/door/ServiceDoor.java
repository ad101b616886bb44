package dev.sitewright.gateway.door;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AnonymousAuthenticationRequest;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows services by their internal token, at internal addresses and nowhere else; whatever else is sent there counts for nothing. */
@ApplicationScoped
class ServiceDoor implements HttpAuthenticationMechanism {
    private static final String INTERNAL = "/internal/";
    private static final String BEARER = "Bearer ";

    private final JWTCallerPrincipalFactory tokens;

    ServiceDoor(JWTCallerPrincipalFactory tokens) {
        this.tokens = tokens;
    }

    @Override
    public Uni<@Nullable SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        if (!context.normalizedPath().startsWith(INTERNAL)) {
            return Uni.createFrom().nullItem();
        }
        return callerOf(context.request().getHeader(HttpHeaders.AUTHORIZATION))
                .map(ServiceDoor::identityOf)
                .orElseGet(() -> identities.authenticate(AnonymousAuthenticationRequest.INSTANCE));
    }

    private Optional<JWTCallerPrincipal> callerOf(@Nullable String header) {
        if (header == null || !header.startsWith(BEARER)) {
            return Optional.empty();
        }
        try {
            return Optional.of(tokens.parse(header.substring(BEARER.length()), null));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private static Uni<SecurityIdentity> identityOf(JWTCallerPrincipal caller) {
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(caller.getSubject()))
                        .addRoles(caller.getGroups())
                        .build());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "bearer"));
    }

    /** Before those of people. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 2;
    }
}
