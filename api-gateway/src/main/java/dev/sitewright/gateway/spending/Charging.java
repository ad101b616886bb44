package dev.sitewright.gateway.spending;

import dev.sitewright.gateway.log.LogEntry;
import dev.sitewright.gateway.log.StoredWith;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Charges what calls of models cost to the tokens they were made for, and has the work stopped that goes beyond a limit. */
@ApplicationScoped
class Charging implements StoredWith {
    private final Spendings spendings;
    private final CapGuard guard;

    Charging(Spendings spendings, CapGuard guard) {
        this.spendings = spendings;
        this.guard = guard;
    }

    @Override
    public boolean concerns(LogEntry entry) {
        return Charge.of(entry).isPresent();
    }

    /** If the transaction is lost after all, the work was stopped a moment early: the same facts are stored by the next. */
    @Override
    public Uni<Void> store(SqlClient transaction, List<LogEntry> stored) {
        var charges = stored.stream().map(Charge::of).flatMap(Optional::stream).toList();
        return spendings.charge(transaction, charges).invoke(guard::stopSoon).replaceWithVoid();
    }
}
