package dev.sitewright.projects.project;

import static dev.sitewright.projects.project.ProjectFactory.aProject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client that hears nothing sends again: each change is sent three times, and the database connection dies at one place in between. */
@QuarkusTest
@WithSitewrightBackends
class KilledConnectionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Db db;

    @Inject
    Pool pool;

    private final Owner ada = Owner.fresh();

    /** A sequence forgets nothing when its transaction dies: so the first statement on a table kills its own connection, the next do not. */
    @BeforeEach
    void arm() {
        run("create sequence if not exists kills");
        run("""
                create or replace function kill_first() returns trigger language plpgsql as $$
                begin
                    if nextval('kills') = 1 then
                        perform pg_terminate_backend(pg_backend_pid());
                        perform pg_sleep(10); -- interrupted at once
                    end if;
                    return null;
                end $$""");
    }

    @AfterEach
    void disarm() {
        List.of("project", "outbox", "idempotency")
                .forEach(table -> run("drop trigger if exists kill_first on " + table));
    }

    @ParameterizedTest
    @CsvSource({
        "create, project, atomic",
        "create, outbox, partial",
        "create, idempotency, atomic",
        "create, idempotency, partial",
        "patch, project, partial",
        "patch, outbox, atomic",
        "patch, idempotency, partial",
        "delete, project, atomic",
        "delete, outbox, partial",
        "delete, idempotency, atomic"
    })
    void a_change_sent_three_times_takes_effect_once(String change, String table, String mode) {
        var send = sender(change, mode);
        run("select setval('kills', 1, false)");
        run(
                "create constraint trigger kill_first after insert or update on %s deferrable initially %s for each row execute function kill_first()"
                        .formatted(table, mode.equals("atomic") ? "deferred" : "immediate"));

        send.apply("first")
                .statusCode(503)
                .body("code", equalTo("database-unavailable"))
                .body("retryable", equalTo(true));
        var second = send.apply("second").extract();
        killIdleConnections();
        var third = send.apply("third").extract();

        assertThat(second.statusCode()).isBetween(200, 299);
        assertThat(third.statusCode()).isEqualTo(second.statusCode());
        assertThat(third.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(third.asString()).isEqualTo(second.asString());
        assertOneEffect(change);
    }

    private Function<String, ValidatableResponse> sender(String change, String mode) {
        var key = Ids.next("key");
        var path = ProjectResource.PATH + (change.equals("delete") ? ":delete" : "");
        var item = item(change);
        return time -> {
            var request = ada.request()
                    .urlEncodingEnabled(false) // REST Assured would escape the colon
                    .header("Idempotency-Key", key)
                    .header("X-Request-Id", time)
                    .queryParam("mode", mode)
                    .body(Map.of("items", List.of(item)));
            return (change.equals("patch") ? request.patch(path) : request.post(path)).then();
        };
    }

    private Map<String, Object> item(String change) {
        if (change.equals("create")) {
            return Map.of("prompt", "Once");
        }
        var id = db.insert(aProject().ownedBy(ada)).id();
        return change.equals("patch")
                ? Map.of("id", id, "version", 0, "patch", Map.of("name", "Once"))
                : Map.of("id", id, "version", 0);
    }

    private void assertOneEffect(String change) {
        var projects =
                ada.request().get(ProjectResource.PATH).then().statusCode(200).extract();
        assertThat(projects.<List<Object>>path("items")).hasSize(1);
        assertThat(projects.<Integer>path("items[0].version")).isEqualTo(change.equals("create") ? 0 : 1);
        var id = projects.<String>path("items[0].id");
        assertThat(new Told(id).acts(1)).hasSize(1);
    }

    /** What an idle connection's death does to the next request. */
    private void killIdleConnections() {
        run(
                "select pg_terminate_backend(pid) from pg_stat_activity "
                        + "where datname = current_database() and pid <> pg_backend_pid() and state = 'idle' and query not ilike 'listen%'");
    }

    private void run(String sql) {
        pool.query(sql).execute().onFailure().retry().atMost(3).await().atMost(PATIENCE);
    }
}
