package dev.sitewright.gateway.account;

import dev.sitewright.gateway.identity.Role;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.repository.PluralRepository;
import dev.sitewright.platform.repository.Scope;
import dev.sitewright.platform.repository.Where;
import dev.sitewright.platform.testing.Covers;
import dev.sitewright.platform.testing.Factory;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.RepositoryContract;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Accounts are nobody's: who made one for a test stands in its name. */
@GatewayTest
@Covers(AccountRepository.class)
class AccountRepositoryTest extends RepositoryContract<Account> {
    @Inject
    AccountRepository accounts;

    @Override
    protected PluralRepository<Account> repository() {
        return accounts;
    }

    @Override
    protected Field<Account, String> id() {
        return AccountFields.ID;
    }

    @Override
    protected Factory<Account> rowsOf(Owner owner) {
        return () -> Account.open(owner.id() + Ids.next("ada"), "-", Role.USER, Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Override
    protected Scope scopeOf(Owner owner) {
        return new Scope.AnyOwner("accounts are nobody's");
    }

    @Override
    protected Where<Account> allOf(Owner owner) {
        return new Where.Holding<>(List.of(AccountFields.USERNAME), owner.id());
    }
}
