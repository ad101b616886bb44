package dev.sitewright.gateway.session;

import dev.sitewright.gateway.identity.Credential;
import dev.sitewright.gateway.identity.CredentialEnder;
import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.messaging.Correlation;
import dev.sitewright.platform.repository.Scope.OwnedBy;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Begins and ends the sessions of browsers. */
@ApplicationScoped
public class Sessions implements CredentialEnder {
    private final SessionRepository sessions;
    private final Audit audit;
    private final Clock clock;
    private final SessionConfig config;

    Sessions(SessionRepository sessions, Audit audit, Clock clock, SessionConfig config) {
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
        this.config = config;
    }

    /** @return what the browser keeps of a session that begins in the current transaction */
    public Uni<SessionToken> begin(String accountId, Visitor visitor) {
        var token = SessionToken.random();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var session = Session.begin(token, accountId, visitor, now, config.lifetime());
        var began = new Audited("session.begin", session.id(), accountId, null, session.view(true));
        return sessions.insert(List.of(session))
                .call(() -> audit.append(origin(accountId, visitor), List.of(began)))
                .replaceWith(token);
    }

    /** Ends the session of a token; nothing happens when it has ended. */
    @WithTransaction
    public Uni<Void> end(SessionToken token, Visitor visitor) {
        return sessions.ofToken(token)
                .chain(found -> found.isEmpty() ? Uni.createFrom().voidItem() : end(found.getFirst(), visitor));
    }

    private Uni<Void> end(Session session, Visitor visitor) {
        var owner = session.accountId();
        var ended = new Audited("session.end", session.id(), owner, session.view(true), null);
        return sessions.delete(new OwnedBy(owner), SessionFields.ids(List.of(session.id())))
                .call(() -> audit.append(origin(owner, visitor), List.of(ended)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> endAll(String accountId, Optional<Credential> but) {
        var goesOn = but.filter(credential -> credential.kind() == Credential.Kind.SESSION)
                .map(Credential::id)
                .orElse("");
        return sessions.endAll(accountId, goesOn).replaceWithVoid();
    }

    private static Origin origin(String accountId, Visitor visitor) {
        return new Origin(accountId, visitor.address(), Correlation.current());
    }
}
