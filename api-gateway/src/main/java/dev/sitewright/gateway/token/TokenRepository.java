package dev.sitewright.gateway.token;

import dev.sitewright.platform.repository.PluralRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** The personal tokens. */
@ApplicationScoped
class TokenRepository extends PluralRepository<PersonalToken> {
    TokenRepository() {
        super(PersonalToken.class, TokenFields.ID, TokenFields.OWNER);
    }
}
