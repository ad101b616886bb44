package dev.sitewright.gateway.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sitewright.gateway.identity.Role;
import dev.sitewright.gateway.testing.EventReader;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.gateway.testing.ProjectServiceStub;
import dev.sitewright.platform.ids.Ids;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class OpenStreamsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST = 50;

    @Inject
    People people;

    @Inject
    Pool pool;

    @Inject
    OpenStreams streams;

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
    void a_stream_counts_while_it_is_open_and_not_a_page() {
        try (var reader = EventReader.open(ada, path)) {
            reader.next(event -> event.event().equals("hello"));
            assertThat(open()).isEqualTo(1);
            ada.request().get(path + "?format=json").then().statusCode(200);
            assertThat(open()).isEqualTo(1);
        }
        await().atMost(PATIENCE).until(() -> open() == 0);
    }

    @Test
    void one_too_many_is_refused_until_another_has_ended() {
        var readers = new ArrayList<EventReader>();
        pretend(MOST - 2, "1 hour");
        pretend(7, "-1 second"); // of a replica that died
        readers.add(EventReader.open(ada, path));
        readers.add(EventReader.open(ada, path));
        readers.forEach(reader -> reader.next(event -> event.event().equals("hello")));
        var problem = EventReader.refused(429, ada, path);
        assertThat(problem.getString("code")).isEqualTo("too-many-streams");
        assertThat(problem.getBoolean("retryable")).isTrue();
        readers.getFirst().close();
        await().atMost(PATIENCE).until(() -> openNow() < MOST);
        try (var reader = EventReader.open(ada, path)) {
            assertThat(reader.status()).isEqualTo(200);
        }
        readers.getLast().close();
    }

    @Test
    void what_is_open_here_is_said_to_be_open_again_and_nothing_else() {
        pretend(3, "-1 second");
        try (var reader = EventReader.open(ada, path)) {
            reader.next(event -> event.event().equals("hello"));
            pool.preparedQuery(
                            "update open_stream set expires_at = now() + interval '1 second' where owner_id = $1 and expires_at > now()")
                    .executeAndAwait(Tuple.of(ada.id()));
            streams.renew().await().atMost(PATIENCE);
            assertThat(count("expires_at > now() + interval '10 seconds'")).isEqualTo(1);
            assertThat(open()).isEqualTo(1); // those of the dead are forgotten
        }
    }

    @Test
    void a_stream_ends_with_the_session_that_opened_it() {
        try (var reader = EventReader.open(ada, path);
                var other = EventReader.open(people.signedIn(ada.id(), Role.USER), path)) {
            reader.next(event -> event.event().equals("hello"));
            other.next(event -> event.event().equals("hello"));
            ada.request().post("/api/v1/logout").then().statusCode(204);
            reader.next(event -> event.event().equals("cut"));
            streams.check().await().atMost(PATIENCE);
            assertThat(open()).isEqualTo(1);
            other.next(event -> "keep-alive".equals(event.comment()));
        }
    }

    private void pretend(int count, String until) {
        pool.preparedQuery(
                        "insert into open_stream select $1 || $3 || n, $1, now() + cast($3::text as interval) from generate_series(1, $2) n")
                .executeAndAwait(Tuple.of(ada.id(), count, until));
    }

    private int open() {
        return count("true");
    }

    private int openNow() {
        return count("expires_at > now()");
    }

    private int count(String condition) {
        return pool.preparedQuery("select count(*) from open_stream where owner_id = $1 and " + condition)
                .executeAndAwait(Tuple.of(ada.id()))
                .iterator()
                .next()
                .getInteger(0);
    }
}
