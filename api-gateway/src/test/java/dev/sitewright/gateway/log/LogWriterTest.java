package dev.sitewright.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.contracts.JobFact.JobStarted;
import dev.sitewright.contracts.Topics;
import dev.sitewright.gateway.testing.EventReader;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.gateway.testing.ProjectServiceStub;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.messaging.Envelope;
import dev.sitewright.platform.stream.EventFollower;
import dev.sitewright.platform.testing.Topic;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the log and its readers do when things around them fail. */
@GatewayTest
class LogWriterTest {
    private static final Topic EVENTS = Topic.of(Topics.EVENTS);

    @Inject
    People people;

    @Inject
    Pool pool;

    @Inject
    EventFollower follower;

    ProjectServiceStub projectService = new ProjectServiceStub();

    private final String projectId = Ids.next("prj");
    private final String path = "/api/v1/projects/" + projectId + "/events";

    private People.Person ada = new People.Person("", "");

    @BeforeEach
    void ada_has_a_project() {
        projectService.reset();
        ada = people.somebody();
        projectService.give(projectId, ada.id());
    }

    @Test
    void a_database_that_hangs_up_again_and_again_loses_and_doubles_nothing() {
        try (var reader = EventReader.open(ada, path)) {
            IntStream.rangeClosed(1, 30).forEach(i -> {
                EVENTS.send("/job-worker", projectId, new JobStarted("job_" + i, "k", projectId, 1));
                hangUp();
            });
            var facts = reader.facts(30);
            assertThat(facts)
                    .extracting(EventReader.Event::id)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 30)
                            .mapToObj(String::valueOf)
                            .toList());
            for (int i = 1; i <= 30; i++) {
                assertThat(facts.get(i - 1).data()).contains("\"job_" + i + "\"");
            }
        }
    }

    @Test
    void a_record_that_is_no_fact_holds_up_nothing() {
        EVENTS.send(new Envelope(
                "evt_bad", "t", "/s", projectId, Instant.now(), null, "no json".getBytes(StandardCharsets.UTF_8)));
        EVENTS.send("/job-worker", projectId, new JobStarted("job_1", "k", projectId, 1));
        try (var reader = EventReader.open(ada, path)) {
            assertThat(reader.facts(1).getFirst().data()).contains("job_1");
        }
    }

    @Test
    void a_fact_of_which_no_replica_was_told_is_found_in_the_tables() {
        try (var reader = EventReader.open(ada, path)) {
            reader.next(event -> event.event().equals("snapshot"));
            write(1, 10);
            assertThat(reader.facts(1).getFirst().id()).isEqualTo("1");
        }
    }

    @Test
    void a_client_that_stops_reading_is_cut_off_and_others_read_on() throws IOException {
        write(300, 60_000);
        try (var stalled = new Socket()) {
            stalled.setReceiveBufferSize(4096);
            var port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
            stalled.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            stalled.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nCookie: sitewright_session=" + ada.cookie()
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            Awaitility.await().until(() -> follower.streams() == 1);
            try (var other = EventReader.open(ada, path)) {
                assertThat(other.facts(300)).hasSize(300);
            }
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> follower.streams() == 0);
        }
    }

    private void write(int count, int size) {
        pool.query("select log_month(now())").executeAndAwait();
        pool.preparedQuery("insert into log_stream (name, head) values ($1, $2)")
                .executeAndAwait(Tuple.of(StreamName.ofProject(projectId), count));
        pool.preparedQuery("""
                insert into log_event (stream_id, number, event_id, type, source, subject, occurred_at, data, stored_at)
                select s.id, n, 'evt_' || n, 'job.started', '/job-worker', $2, now(), json_build_object('x', repeat('x', $4)), now()
                from log_stream s, generate_series(1, $3) n where s.name = $1
                """).executeAndAwait(Tuple.of(StreamName.ofProject(projectId), projectId, count, size));
    }

    private void hangUp() {
        pool.query("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()
                """).execute().onFailure().recoverWithNull().await().atMost(Duration.ofSeconds(20));
    }
}
