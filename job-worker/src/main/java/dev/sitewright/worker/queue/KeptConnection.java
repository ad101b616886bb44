package dev.sitewright.worker.queue;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A connection for what one loop does over and over: PostgreSQL plans a function's statements once per connection, which costs as much as
 * many calls. Given back at the first failure, and taken anew. Used by one at a time.
 */
final class KeptConnection {
    private final Pool pool;
    private volatile @Nullable SqlConnection kept;

    KeptConnection(Pool pool) {
        this.pool = pool;
    }

    <T> Uni<T> use(Function<SqlConnection, Uni<T>> work) {
        var connection = kept;
        return (connection == null
                        ? pool.getConnection().invoke(taken -> kept = taken)
                        : Uni.createFrom().item(connection))
                .chain(work::apply)
                .onFailure()
                .invoke(this::giveBack);
    }

    /** Gives the connection back to the pool, which drops it if it is broken. */
    private void giveBack(Throwable failure) {
        var connection = kept;
        kept = null;
        if (connection != null) {
            connection.close().subscribe().with(closed -> {}, again -> {}); // a broken one is closed already
        }
    }
}
