package dev.sitewright.gateway.log;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;

/** Something that changes together with the log. For rare facts: they cost the batch they come in a transaction of several statements. */
public interface StoredWith {
    /** @return whether something is to be done about a fact when it is stored */
    boolean concerns(LogEntry entry);

    /**
     * Does it, in the transaction that stores these facts for the first time.
     *
     * @param stored facts that concern it, in order
     */
    Uni<Void> store(SqlClient transaction, List<LogEntry> stored);
}
