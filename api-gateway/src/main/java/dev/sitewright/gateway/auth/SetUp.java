package dev.sitewright.gateway.auth;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether the first-run set-up has happened, for other features. */
@ApplicationScoped
public class SetUp {
    private final Accounts accounts;

    SetUp(Accounts accounts) {
        this.accounts = accounts;
    }

    /** @return whether the first account has been made */
    public Uni<Boolean> isDone() {
        return accounts.isSetUp();
    }
}
