package dev.sitewright.platform.audit;

import dev.sitewright.contracts.AuditEntry;
import dev.sitewright.platform.outbox.Outbox;
import dev.sitewright.platform.outbox.OutboxLine;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells who changed what. The gateway keeps what is told here. */
@ApplicationScoped
public class Audit {
    private final Outbox outbox;

    Audit(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Adds entries, in order, to the current Hibernate Reactive transaction; fails without one. */
    public Uni<Void> append(Origin origin, List<Audited> acts) {
        return outbox.appendAudit(acts.stream().map(act -> entry(origin, act)).toList());
    }

    /** Adds the same to a transaction of the pool, for what goes on after its request was answered. */
    public Uni<Void> append(SqlClient transaction, Origin origin, List<Audited> acts) {
        return outbox.appendAudit(
                transaction, acts.stream().map(act -> entry(origin, act)).toList());
    }

    /** @return the same as rows of the outbox, for a statement that writes them by itself */
    public List<OutboxLine> linesOf(Origin origin, List<Audited> acts) {
        return outbox.auditLinesOf(acts.stream().map(act -> entry(origin, act)).toList());
    }

    private static AuditEntry entry(Origin origin, Audited act) {
        return new AuditEntry(
                origin.actorId(),
                act.action(),
                act.resourceId(),
                act.ownerId(),
                Difference.between(act.before(), act.after()),
                origin.address(),
                origin.requestId());
    }
}
