package dev.sitewright.gateway.token;

import dev.sitewright.gateway.opaque.OpaqueToken;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.repository.PluralRepository;
import dev.sitewright.platform.testing.Covers;
import dev.sitewright.platform.testing.Factory;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.RepositoryContract;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

@GatewayTest
@Covers(TokenRepository.class)
class TokenRepositoryTest extends RepositoryContract<PersonalToken> {
    @Inject
    TokenRepository tokens;

    @Inject
    People people;

    @Inject
    Clock clock;

    @Override
    protected PluralRepository<PersonalToken> repository() {
        return tokens;
    }

    @Override
    protected Field<PersonalToken, String> id() {
        return TokenFields.ID;
    }

    @Override
    protected Factory<PersonalToken> rowsOf(Owner owner) {
        people.known(owner.id());
        return () -> {
            var end = clock.instant().plus(Duration.ofDays(1));
            var asked = new NewToken("A program's", Set.of("projects:read"), end, Optional.empty());
            return new PersonalToken(owner.id(), asked, OpaqueToken.random(OpaqueToken.Kind.PERSONAL), clock.instant());
        };
    }
}
