package dev.sitewright.gateway.session;

import dev.sitewright.gateway.identity.Role;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.repository.PluralRepository;
import dev.sitewright.platform.testing.Covers;
import dev.sitewright.platform.testing.Factory;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.RepositoryContract;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

@GatewayTest
@Covers(SessionRepository.class)
class SessionRepositoryTest extends RepositoryContract<Session> {
    @Inject
    SessionRepository sessions;

    @Inject
    People people;

    @Override
    protected PluralRepository<Session> repository() {
        return sessions;
    }

    @Override
    protected Field<Session, String> id() {
        return SessionFields.ID;
    }

    @Override
    protected Factory<Session> rowsOf(Owner owner) {
        people.be(owner.id(), Role.USER);
        return () -> Session.begin(
                SessionToken.random(),
                owner.id(),
                new Visitor("203.0.113.7", null),
                Instant.parse("2026-01-01T00:00:00Z"),
                Duration.ofDays(1));
    }
}
