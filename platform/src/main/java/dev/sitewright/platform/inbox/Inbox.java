package dev.sitewright.platform.inbox;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Remembers the messages each consumer has worked on: delivery is at least once, effects are exactly once. */
@ApplicationScoped
public class Inbox {
    private static final String INSERT =
            "insert into inbox (consumer, message_id) values (%s, %s) on conflict do nothing";
    private static final String INSERT_BY_SESSION = INSERT.formatted("?1", "?2");
    private static final String INSERT_BY_CLIENT = INSERT.formatted("$1", "$2");

    /** @return whether the consumer sees the message for the first time, noted in the current Hibernate Reactive transaction */
    public Uni<Boolean> isFirst(String consumer, String messageId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT_BY_SESSION)
                        .setParameter(1, consumer)
                        .setParameter(2, messageId)
                        .executeUpdate())
                .map(inserted -> inserted == 1);
    }

    /** @return whether the consumer sees the message for the first time, noted in the transaction of a plain client */
    public Uni<Boolean> isFirst(SqlClient transaction, String consumer, String messageId) {
        return transaction
                .preparedQuery(INSERT_BY_CLIENT)
                .execute(Tuple.of(consumer, messageId))
                .map(SqlResult::rowCount)
                .map(inserted -> inserted == 1);
    }
}
