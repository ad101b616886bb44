package dev.sitewright.gateway.account;

import dev.sitewright.contracts.UserFact.UserDeleted;
import dev.sitewright.gateway.identity.Credential;
import dev.sitewright.gateway.identity.CredentialEnder;
import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.outbox.Outbox;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What follows from changes of accounts, in the current transaction. */
@ApplicationScoped
class Aftermath {
    private final List<CredentialEnder> enders;
    private final Outbox outbox;
    private final Audit audit;

    Aftermath(@All List<CredentialEnder> enders, Outbox outbox, Audit audit) {
        this.enders = enders;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** Ends credentials, and tells what was done. */
    Uni<Void> of(Origin origin, Acts acts) {
        return Multi.createFrom()
                .iterable(acts.lockedOut())
                .onItem()
                .transformToUniAndConcatenate(accountId -> lockOut(accountId, Optional.empty()))
                .collect()
                .last()
                .chain(() -> outbox.append(
                        acts.deleted().stream().map(UserDeleted::new).toList()))
                .chain(() -> audit.append(origin, acts.audited()));
    }

    /** Ends everything by which somebody is signed in, but one credential. */
    Uni<Void> lockOut(String accountId, Optional<Credential> but) {
        return Multi.createFrom()
                .iterable(enders)
                .onItem()
                .transformToUniAndConcatenate(ender -> ender.endAll(accountId, but))
                .collect()
                .last();
    }
}
