package dev.sitewright.gateway.oidc;

import dev.sitewright.gateway.login.Welcome;
import dev.sitewright.gateway.session.Sessions;
import dev.sitewright.gateway.session.Visitor;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Lets people in for whom a provider vouches. */
@ApplicationScoped
class OidcSignIn {
    private final Providers providers;
    private final Attempts attempts;
    private final Links links;
    private final Sessions sessions;

    OidcSignIn(Providers providers, Attempts attempts, Links links, Sessions sessions) {
        this.providers = providers;
        this.attempts = attempts;
        this.links = links;
        this.sessions = sessions;
    }

    /**
     * Somebody who has just signed in, and where they wanted to go.
     *
     * @param welcome who it is
     * @param returnTo where to
     */
    record Arrival(Welcome welcome, ReturnTo returnTo) {}

    /** @return where the browser goes to have its person vouched for; fails with {@link OidcException} */
    Uni<URI> begin(String provider, Secrets secrets, ReturnTo returnTo, String ownOrigin) {
        var state = Secrets.randomState();
        var redirectUri = providers.redirectUri(provider, ownOrigin);
        return providers
                .ask(provider, known -> known.authorization(secrets, state, redirectUri))
                .call(() -> attempts.begin(secrets.attempt(provider, state), returnTo));
    }

    /**
     * Signs a browser in that comes back. Whatever it brings, the attempt is over.
     *
     * @return who it is; fails with {@link OidcException}
     */
    Uni<Arrival> finish(String provider, Secrets secrets, Callback callback, Visitor visitor, String ownOrigin) {
        var config = providers.require(provider);
        var redirectUri = providers.redirectUri(provider, ownOrigin);
        return attempts.take(secrets.attempt(provider, callback.requireState()))
                .chain(returnTo -> providers
                        .ask(
                                provider,
                                known -> known.personBehind(
                                        callback.requireCode(config.issuer()),
                                        secrets,
                                        callback.requireState(),
                                        redirectUri))
                        .chain(person ->
                                Panache.withTransaction(() -> welcome(person, config.allowRegistration(), visitor)))
                        .map(welcome -> new Arrival(welcome, returnTo)));
    }

    private Uni<Welcome> welcome(Person person, boolean register, Visitor visitor) {
        return links.accountOf(person, register, visitor.address())
                .chain(account -> sessions.begin(account.id(), visitor).map(token -> new Welcome(account, token)));
    }
}
