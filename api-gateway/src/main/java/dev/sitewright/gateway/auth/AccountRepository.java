package dev.sitewright.gateway.auth;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The accounts. */
@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<Account, String> {
    /** @return the account of this name, whatever its case; null when there is none */
    Uni<@Nullable Account> named(String username) {
        return find("lower(username) = ?1", username.toLowerCase(Locale.ROOT)).firstResult();
    }
}
