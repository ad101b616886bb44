package dev.sitewright.gateway.audit;

import dev.sitewright.contracts.AuditEntry;
import dev.sitewright.platform.messaging.Correlation;
import dev.sitewright.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells the audit log of people who did not get in. The name that was typed is never told: people type their passwords there too. When it
 * is that of an account, the account's id is.
 */
@ApplicationScoped
public class FailedLogins {
    static final String ACTOR = "anonymous";
    static final String UNKNOWN = "unknown";

    private static final Logger LOG = Logger.getLogger(FailedLogins.class);

    private final Pool pool;
    private final Outbox outbox;

    FailedLogins(Pool pool, Outbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    /**
     * Tells of one, in a transaction of its own. Never fails: whoever is refused is refused, told or not.
     *
     * @param accountId whose password was tried; null when there is no such account
     * @param address from where
     */
    public Uni<Void> tell(@Nullable String accountId, String address) {
        var entry = new AuditEntry(
                ACTOR,
                "login.fail",
                accountId == null ? UNKNOWN : accountId,
                accountId,
                List.of(),
                address,
                Correlation.current());
        return pool.withTransaction(transaction -> outbox.appendAudit(transaction, List.of(entry)))
                .onFailure()
                .invoke(failure -> LOG.warnf("A failed login at %s could not be told: %s", entry.resourceId(), failure))
                .onFailure()
                .recoverWithNull();
    }
}
