package dev.sitewright.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sitewright.contracts.ProjectFact.ProjectWantedStateChanged;
import dev.sitewright.contracts.Topics;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.Topic;
import dev.sitewright.platform.testing.Transactions;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Here the relay does not look by itself: what is not told to it stays. */
@QuarkusTest
@WithSitewrightBackends
class RelayWakeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Outbox outbox;

    @Inject
    Pool pool;

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final String project = Ids.next("prj");
    private SqlConnection listener;

    @BeforeEach
    void listen() {
        listener = done(() ->
                pool.getConnection().call(taken -> taken.query("listen outbox").execute()));
        connection().notificationHandler(told -> heard.add(told.getPayload()));
    }

    @AfterEach
    void leave() {
        connection().notificationHandler(null);
        done(() -> listener.query("unlisten *").execute().call(listener::close));
    }

    @Test
    void a_commit_of_a_plain_client_wakes_the_relay_without_a_notification() {
        done(() -> pool.withTransaction(tx -> outbox.append(tx, List.of(fact()))));

        awaitArrival();
        assertThat(heardUntilNow()).isEmpty();
    }

    @Test
    void so_does_a_statement_that_is_no_part_of_a_transaction() {
        done(() -> outbox.append(pool, List.of(fact())));

        awaitArrival();
        assertThat(heardUntilNow()).isEmpty();
    }

    @Test
    void a_commit_of_a_session_is_told_by_the_database() {
        Transactions.in(() -> outbox.append(List.of(fact())));

        awaitArrival();
        assertThat(heardUntilNow()).contains("");
    }

    @Test
    void another_replica_that_is_sending_is_told_to_look_once_more() {
        var sender = done(pool::getConnection);
        done(() -> sender.query("select pg_advisory_lock(" + OutboxRelay.LOCK + ")")
                .execute());

        done(() -> pool.withTransaction(tx -> outbox.append(tx, List.of(fact()))));

        await().atMost(PATIENCE).until(() -> heard.contains(""));
        done(() -> sender.query("select pg_advisory_unlock_all()").execute().call(sender::close));
        assertThat(heardUntilNow()).containsExactly("");
        awaitArrival();
    }

    /** @return what was told until now: notifications come in the order of their commits */
    private List<String> heardUntilNow() {
        done(() -> pool.query("select pg_notify('outbox', 'until here')").execute());
        await().atMost(PATIENCE).until(() -> heard.contains("until here"));
        return heard.stream().takeWhile(told -> !told.equals("until here")).toList();
    }

    private void awaitArrival() {
        assertThat(Topic.of(Topics.EVENTS)
                        .await(1, envelope -> envelope.subject().equals(project)))
                .hasSize(1);
    }

    private PgConnection connection() {
        return PgConnection.cast(listener.getDelegate());
    }

    private ProjectWantedStateChanged fact() {
        return new ProjectWantedStateChanged(project, "asleep", "awake");
    }

    private static <T> T done(Supplier<Uni<T>> work) {
        return work.get().await().atMost(PATIENCE);
    }
}
