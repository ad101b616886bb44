package dev.sitewright.bridge.generation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Stores what was generated and found good. Called once per item: the transaction also ends the run. */
public interface Store<T> {
    /** @return the wire name of what it stores */
    String kind();

    /** @return the class of what it stores */
    Class<T> record();

    /** Stores an item within a transaction. */
    Uni<Void> store(SqlClient transaction, Run run, T item);
}
