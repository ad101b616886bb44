package dev.sitewright.platform.many;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Parts of the current transaction that can fail alone. */
final class Savepoints {
    private Savepoints() {}

    /**
     * Does some work of the current transaction, and takes back that work alone when it fails: rows and session are then as before.
     * Entities that were loaded before are detached by that.
     */
    static <T> Uni<T> within(Supplier<Uni<T>> work) {
        return Panache.getSession()
                .call(Mutiny.Session::flush)
                .call(session -> execute(session, "savepoint part"))
                .chain(session -> work.get()
                        .call(session::flush)
                        .call(() -> execute(session, "release savepoint part"))
                        .onFailure()
                        .call(() -> takeBack(session)));
    }

    /** Forgets first what the session still wants to write: it would try again before the statement. */
    private static Uni<Integer> takeBack(Mutiny.Session session) {
        return execute(session.clear(), "rollback to savepoint part");
    }

    private static Uni<Integer> execute(Mutiny.Session session, String statement) {
        return session.createNativeQuery(statement).executeUpdate();
    }
}
