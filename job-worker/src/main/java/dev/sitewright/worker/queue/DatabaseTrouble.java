package dev.sitewright.worker.queue;

import io.vertx.pgclient.PgException;
import java.util.Set;

/** Tells trouble that passes (the database is away, a lock, a full disk) from a statement that will never succeed. */
final class DatabaseTrouble {
    /** Classes of SQLSTATE whose statement is wrong by itself: bad data, broken constraint, bad SQL. */
    private static final Set<String> OUR_FAULT = Set.of("22", "23", "42");

    private DatabaseTrouble() {}

    /** @return whether trying the same again may succeed */
    static boolean mayPass(Throwable failure) {
        return switch (failure) {
            case PgException refused -> !OUR_FAULT.contains(sqlStateClass(refused));
            case LeaseLost lost -> false;
            case JobRefused refused -> false;
            case IllegalStateException bug -> false;
            case IllegalArgumentException bug -> false;
            case NullPointerException bug -> false;
            default -> true; // closed connections and timeouts come as many types
        };
    }

    private static String sqlStateClass(PgException refused) {
        var state = refused.getSqlState();
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }
}
