package dev.sitewright.projects.project;

import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Has consequences leave with the current transaction. */
@ApplicationScoped
class Teller {
    private final Outbox outbox;
    private final Audit audit;

    Teller(Outbox outbox, Audit audit) {
        this.outbox = outbox;
        this.audit = audit;
    }

    Uni<Void> tell(Origin origin, Consequences consequences) {
        return outbox.append(consequences.facts())
                .chain(() -> outbox.appendRequests(consequences.requests()))
                .chain(() -> audit.append(origin, consequences.acts()));
    }
}
