package dev.sitewright.platform.outbox;

import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Tells the relay of this process that there is something to send. A transaction that notifies another holds a lock of the whole database server
 * until it is on disk, so that those of all services would be stored one by one; a call within the process costs nothing.
 */
@ApplicationScoped
class RelayWake {
    private volatile @Nullable Runnable relay;

    /** Calls {@code relay} whenever something was committed, from now on. */
    void listen(Runnable relay) {
        this.relay = relay;
    }

    /** Wakes the relay as soon as what the client does now is committed: at once when it is in no transaction. */
    void after(SqlClient client) {
        var transaction = client.getDelegate() instanceof SqlConnection connection ? connection.transaction() : null;
        if (transaction == null) {
            now();
        } else {
            transaction.completion().onSuccess(committed -> now());
        }
    }

    private void now() {
        var listening = relay;
        if (listening != null) {
            listening.run();
        }
    }
}
