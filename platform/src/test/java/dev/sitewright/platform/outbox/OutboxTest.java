package dev.sitewright.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sitewright.contracts.JobRequest;
import dev.sitewright.contracts.ProjectFact.ProjectWantedStateChanged;
import dev.sitewright.contracts.Topics;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.inbox.Inbox;
import dev.sitewright.platform.messaging.Envelope;
import dev.sitewright.platform.messaging.Messages;
import dev.sitewright.platform.testing.Topic;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSitewrightBackends
class OutboxTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Outbox outbox;

    @Inject
    Inbox inbox;

    @Inject
    Messages messages;

    @Inject
    Pool pool;

    @Test
    void facts_of_a_committed_change_arrive_in_order() {
        var project = Ids.next("prj");
        var facts =
                IntStream.range(0, 50).mapToObj(step -> changed(project, step)).toList();

        pool.withTransaction(tx -> outbox.append(tx, facts)).await().atMost(PATIENCE);

        var arrived =
                Topic.of(Topics.EVENTS).await(50, envelope -> envelope.subject().equals(project));
        assertThat(arrived).allSatisfy(envelope -> {
            assertThat(envelope.source()).isEqualTo("/platform-test");
            assertThat(envelope.type()).isEqualTo("project.wanted-state.changed");
        });
        assertThat(arrived.stream().map(messages::factOf).map(Optional::orElseThrow))
                .containsExactlyElementsOf(facts);
        await().atMost(PATIENCE).until(() -> waiting(project) == 0);
    }

    @Test
    void a_change_that_fails_leaves_no_message() {
        var project = Ids.next("prj");

        assertThatThrownBy(() -> pool.withTransaction(tx -> outbox.append(tx, List.of(changed(project, 1)))
                                .chain(() -> Uni.createFrom().failure(new IllegalStateException("after"))))
                        .await()
                        .atMost(PATIENCE))
                .hasMessage("after");

        assertThat(waiting(project)).isZero();
    }

    @Test
    void requests_go_to_the_queues_topic() {
        var project = Ids.next("prj");
        var request = new JobRequest.EnqueueJob("runtime.up", Map.of("projectId", project), project, null, project, 0);

        pool.withTransaction(tx -> outbox.appendRequests(tx, List.of(request)))
                .await()
                .atMost(PATIENCE);

        var arrived = Topic.of(Topics.JOB_REQUESTS)
                .await(1, envelope -> envelope.subject().equals(project));
        assertThat(messages.requestOf(arrived.getFirst())).contains(request);
    }

    @Test
    void messages_packed_in_one_row_arrive_one_by_one_each_under_its_own_key() {
        var one = Ids.next("prj");
        var other = Ids.next("prj");

        pool.preparedQuery("""
                        insert into outbox (message_id, topic, key, type, occurred_at, packed, data)
                        values ($1, $2, '', $3, now(), true, $4)""")
                .execute(Tuple.of(Ids.next("evt"), Topics.EVENTS, WantedStates.TYPE, String.join(",", one, other, one)))
                .await()
                .atMost(PATIENCE);

        var arrived =
                Topic.of(Topics.EVENTS).await(3, envelope -> Set.of(one, other).contains(envelope.subject()));
        assertThat(arrived).extracting(Envelope::id).doesNotHaveDuplicates();
        assertThat(arrived).extracting(Envelope::correlationId).containsOnly("req_packed");
        assertThat(arrived.stream()
                        .filter(envelope -> envelope.subject().equals(one))
                        .map(messages::factOf)
                        .map(Optional::orElseThrow))
                .containsExactly(changed(one, 0), changed(one, 2));
        await().atMost(PATIENCE).until(() -> waiting("") == 0);
    }

    /** Unpacks a list of projects. */
    @ApplicationScoped
    static class WantedStates implements PackedFacts {
        static final String TYPE = "project.wanted-state.changed";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public List<Unpacked> unpack(String data) {
            var projects = data.split(",", -1);
            return IntStream.range(0, projects.length)
                    .mapToObj(n -> new Unpacked(changed(projects[n], n), "req_packed"))
                    .toList();
        }
    }

    @Test
    void a_message_is_first_once_per_consumer() {
        var id = Ids.next("evt");
        assertThat(seen("one", id)).isTrue();
        assertThat(seen("one", id)).isFalse();
        assertThat(seen("two", id)).isTrue();
    }

    private boolean seen(String consumer, String id) {
        return pool.withTransaction(tx -> inbox.isFirst(tx, consumer, id))
                .await()
                .atMost(PATIENCE);
    }

    private long waiting(String project) {
        return pool.preparedQuery("select count(*) from outbox where key = $1")
                .execute(Tuple.of(project))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(PATIENCE);
    }

    private static ProjectWantedStateChanged changed(String project, int step) {
        return new ProjectWantedStateChanged(project, "state" + step, "state" + (step + 1));
    }
}
