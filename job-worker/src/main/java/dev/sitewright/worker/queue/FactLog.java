package dev.sitewright.worker.queue;

import dev.sitewright.contracts.Fact;
import dev.sitewright.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells facts about jobs, each under the request that the job came from. */
@ApplicationScoped
class FactLog {
    private final Outbox outbox;

    FactLog(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Adds facts, in order, to the transaction. */
    Uni<Void> tell(SqlClient tx, @Nullable String correlationId, List<? extends Fact> facts) {
        return outbox.append(tx, facts, correlationId);
    }
}
