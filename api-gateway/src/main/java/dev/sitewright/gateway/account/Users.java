package dev.sitewright.gateway.account;

import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.repository.Page;
import dev.sitewright.platform.repository.Scope;
import dev.sitewright.platform.repository.Sort;
import dev.sitewright.platform.repository.Where;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What administrators see of accounts. */
@ApplicationScoped
class Users {
    private static final Scope ALL = new Scope.AnyOwner("administrators see everybody's accounts");

    private final AccountRepository accounts;

    Users(AccountRepository accounts) {
        this.accounts = accounts;
    }

    /** @return a page of the accounts */
    @WithSession
    Uni<List<Account>> list(Where<Account> where, Page<Account> page) {
        return accounts.select(ALL, where, page);
    }

    /** @return the account; fails with {@link ProblemType#USER_NOT_FOUND} */
    @WithSession
    Uni<Account> require(String id) {
        return accounts.select(
                        ALL,
                        AccountFields.ids(AccountRepository.valid(List.of(id))),
                        Page.first(1, Sort.ascending(AccountFields.ID)))
                .map(found -> found.stream()
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.USER_NOT_FOUND))));
    }
}
