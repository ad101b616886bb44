package dev.sitewright.worker.testing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** The database as a test looks at it and tampers with it. */
@ApplicationScoped
public class Db {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Pool pool;

    Db(Pool pool) {
        this.pool = pool;
    }

    /** @return what a Uni brings, waited for */
    public static <T> T get(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }

    /** @return the rows of a query */
    public List<Row> rows(String sql, Object... values) {
        return StreamSupport.stream(
                        get(pool.preparedQuery(sql).execute(Tuple.wrap(values))).spliterator(), false)
                .toList();
    }

    /** @return the first column of the only row, as text */
    public String text(String sql, Object... values) {
        return String.valueOf(rows(sql, values).getFirst().getValue(0));
    }

    /** @return the first column of the only row, a count */
    public long count(String sql, Object... values) {
        return rows(sql, values).getFirst().getLong(0);
    }

    /** Changes rows. @return how many */
    public int change(String sql, Object... values) {
        return get(pool.preparedQuery(sql).execute(Tuple.wrap(values))).rowCount();
    }
}
