package dev.sitewright.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sitewright.contracts.JobRequest;
import dev.sitewright.contracts.ProjectFact.ProjectWantedStateChanged;
import dev.sitewright.contracts.Topics;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.inbox.Inbox;
import dev.sitewright.platform.messaging.Messages;
import dev.sitewright.platform.testing.Topic;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                .execute(io.vertx.mutiny.sqlclient.Tuple.of(project))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(PATIENCE);
    }

    private static ProjectWantedStateChanged changed(String project, int step) {
        return new ProjectWantedStateChanged(project, "state" + step, "state" + (step + 1));
    }
}
