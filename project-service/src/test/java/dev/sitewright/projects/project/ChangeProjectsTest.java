package dev.sitewright.projects.project;

import static dev.sitewright.projects.project.ProjectFactory.aProject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.contracts.AuditEntry.Change;
import dev.sitewright.contracts.JobRequest.CancelJobs;
import dev.sitewright.contracts.JobRequest.EnqueueJob;
import dev.sitewright.contracts.ProjectFact.ProjectRenamed;
import dev.sitewright.contracts.ProjectFact.ProjectWantedStateChanged;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithSitewrightBackends
class ChangeProjectsTest {
    private static final String ONE = ProjectResource.PATH + "/{id}";

    @Inject
    Db db;

    @Inject
    Pool pool;

    private final Owner ada = Owner.fresh();

    @Test
    void a_new_name_is_told_and_leaves_the_address_as_it_is() {
        var lens = db.insert(aProject().ownedBy(ada).named("Lens"));
        patch(lens, Map.of("name", " Prism "))
                .statusCode(200)
                .body("name", equalTo("Prism"))
                .body("slug", equalTo(lens.slug()))
                .body("version", equalTo(1));

        var told = new Told(lens.id());
        assertThat(told.facts(1)).containsExactly(new ProjectRenamed(lens.id(), "Prism", lens.slug()));
        var act = told.acts(1).getFirst();
        assertThat(act.actorId()).isEqualTo(ada.id());
        assertThat(act.action()).isEqualTo("project.update");
        assertThat(act.changes()).containsExactly(new Change("/name", "Lens", "Prism"));
        assertThat(act.requestId()).isEqualTo("mine-1");
        assertThat(act.address()).isEqualTo("203.0.113.7");
    }

    @Test
    void a_patch_that_changes_nothing_is_no_change() {
        var lens = db.insert(aProject().ownedBy(ada).named("Lens"));
        patch(lens, Map.of("name", "Lens", "wantedState", "running"))
                .statusCode(200)
                .body("version", equalTo(0));
        patch(lens, Map.of()).statusCode(200).body("version", equalTo(0));
        assertThat(count("select count(*) from outbox where key = $1", lens.id()))
                .isZero();
    }

    @Test
    void a_stopped_project_has_its_preview_stopped_and_is_not_brought_back() {
        var lens = db.insert(aProject().ownedBy(ada).crashed());
        patch(lens, Map.of("wantedState", "stopped")).statusCode(200).body("wantedState", equalTo("stopped"));

        var told = new Told(lens.id());
        assertThat(told.facts(1)).containsExactly(new ProjectWantedStateChanged(lens.id(), "running", "stopped"));
        assertThat(told.requests(1))
                .containsExactly(new EnqueueJob(
                        "runtime.down",
                        Map.of("projectId", lens.id(), "ownerId", ada.id()),
                        lens.id(),
                        ada.id(),
                        lens.id(),
                        0));
        assertThat(count("select count(*) from project where next_attempt_at is null and id = $1", lens.id()))
                .isEqualTo(1);
    }

    @Test
    void a_project_wanted_again_is_the_reconcilers_matter() {
        var lens = db.insert(aProject().ownedBy(ada).crashed().stopped());
        patch(lens, Map.of("wantedState", "running")).statusCode(200).body("wantedState", equalTo("running"));
        assertThat(count("select count(*) from project where next_attempt_at is not null and id = $1", lens.id()))
                .isEqualTo(1);
    }

    @Test
    void a_slug_is_given_once_also_within_a_list() {
        var projects = db.insert(aProject().ownedBy(ada), 3);
        var items = projects.stream()
                .map(project -> Map.of("id", project.id(), "version", 0, "patch", Map.of("slug", "lens")))
                .toList();
        ada.request()
                .body(Map.of("items", items))
                .patch(ProjectResource.PATH)
                .then()
                .statusCode(409)
                .body("code", equalTo("project-slug-taken"))
                .body("errors.pointer", contains("/items/1", "/items/2"));
        ada.request()
                .body(Map.of("items", items))
                .patch(ProjectResource.PATH + "?mode=partial")
                .then()
                .statusCode(207)
                .body("items.status", contains(200, 409, 409))
                .body("items[0].item.slug", equalTo("lens"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": null}                     | /name        | missing
            {"name": 7}                        | /name        | wrong-type
            {"name": " "}                      | /name        | blank
            {"name": "a\\u0000"}               | /name        | invalid-character
            {"slug": "Lens"}                   | /slug        | wrong-form
            {"slug": "a--b"}                   | /slug        | wrong-form
            {"wantedState": "deleted"}         | /wantedState | unknown-value
            {"observedState": "healthy"}       | /observedState | unknown-field
            [1]                                | ''           | wrong-type
            """)
    void what_is_not_acceptable_is_named_with_its_place(String patch, String pointer, String code) {
        var lens = db.insert(aProject().ownedBy(ada));
        ada.request()
                .header("If-Match", "*")
                .body(patch)
                .patch(ONE, lens.id())
                .then()
                .statusCode(422)
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains(code));
        ada.request()
                .body("{\"items\": [{\"id\": \"%s\", \"version\": 0, \"patch\": %s}]}".formatted(lens.id(), patch))
                .patch(ProjectResource.PATH)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/items/0/patch" + pointer));
    }

    @Test
    void an_item_that_the_database_refuses_is_one_bad_item() {
        var projects = db.insert(aProject().ownedBy(ada), 3);
        run("create or replace function refuse_poison() returns trigger language plpgsql as "
                + "$$ begin raise exception 'secret'; end $$");
        run("create or replace trigger refuse_poison before update on project for each row "
                + "when (new.name = 'poison " + ada.id() + "') execute function refuse_poison()");
        var items = List.of(
                item(projects.get(0), "One"),
                item(projects.get(1), "poison " + ada.id()),
                item(projects.get(2), "Three"));

        var answer = ada.request()
                .body(Map.of("items", items))
                .patch(ProjectResource.PATH + "?mode=partial")
                .then();

        answer.statusCode(207)
                .body("items.status", contains(200, 500, 200))
                .body("items[0].item.name", equalTo("One"))
                .body("items[0].item.version", equalTo(1))
                .body("items[1].problem.code", equalTo("internal-error"))
                .body("items[2].item.name", equalTo("Three"));
        assertThat(answer.extract().asString()).doesNotContain("secret");
        assertThat(new Told(projects.get(2).id()).facts(1)).hasSize(1);
        assertThat(count(
                        "select count(*) from outbox where key = $1",
                        projects.get(1).id()))
                .isZero();
    }

    @Test
    void a_deleted_project_has_its_jobs_cancelled_and_a_job_that_leaves_nothing_behind() {
        var lens = db.insert(aProject().ownedBy(ada).crashed());
        ada.request()
                .header("If-Match", "\"0\"")
                .delete(ONE, lens.id())
                .then()
                .statusCode(202)
                .body("wantedState", equalTo("deleted"));

        var told = new Told(lens.id());
        assertThat(told.facts(1)).containsExactly(new ProjectWantedStateChanged(lens.id(), "running", "deleted"));
        var requests = told.requests(2);
        assertThat(requests.get(0))
                .isInstanceOfSatisfying(
                        CancelJobs.class,
                        cancel -> assertThat(cancel.kinds())
                                .contains("project.create", "runtime.up", "agent.prompt")
                                .doesNotContain("project.delete"));
        assertThat(requests.get(1))
                .isInstanceOfSatisfying(
                        EnqueueJob.class, job -> assertThat(job.kind()).isEqualTo("project.delete"));
        assertThat(told.acts(1).getFirst().changes()).containsExactly(new Change("/wantedState", "running", "deleted"));
    }

    @Test
    void deleting_again_changes_nothing() {
        var gone = db.insert(aProject().ownedBy(ada).deleted());
        ada.request()
                .header("If-Match", "*")
                .delete(ONE, gone.id())
                .then()
                .statusCode(202)
                .body("version", equalTo(0));
        assertThat(count("select count(*) from outbox where key = $1", gone.id()))
                .isZero();
    }

    @Test
    void a_creation_is_audited_with_what_was_created() {
        var id = ada.request()
                .body(Map.of("items", List.of(Map.of("prompt", "x".repeat(300)))))
                .post(ProjectResource.PATH)
                .then()
                .statusCode(201)
                .extract()
                .<String>path("items[0].id");
        var act = new Told(id).acts(1).getFirst();
        assertThat(act.action()).isEqualTo("project.create");
        assertThat(act.ownerId()).isEqualTo(ada.id());
        assertThat(act.changes()).contains(new Change("/wantedState", null, "running"), new Change("/id", null, id));
        assertThat(act.changes())
                .filteredOn(change -> change.pointer().equals("/prompt"))
                .extracting(Change::after)
                .containsExactly("x".repeat(199) + "…");
    }

    @Test
    void a_merge_patch_may_say_that_it_is_one() {
        var lens = db.insert(aProject().ownedBy(ada));
        ada.request()
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body("{\"name\": \"Prism\"}")
                .patch(ONE, lens.id())
                .then()
                .statusCode(200)
                .body("name", equalTo("Prism"))
                .body("previewUrl", nullValue());
    }

    private ValidatableResponse patch(Project project, Map<String, String> patch) {
        return ada.request()
                .header("If-Match", "\"0\"")
                .header("X-Request-Id", "mine-1")
                .header("X-Forwarded-For", "198.51.100.1, 203.0.113.7")
                .body(patch)
                .patch(ONE, project.id())
                .then();
    }

    private static Map<String, Object> item(Project project, String name) {
        return Map.of("id", project.id(), "version", 0, "patch", Map.of("name", name));
    }

    private void run(String sql) {
        pool.query(sql).execute().await().atMost(Duration.ofSeconds(30));
    }

    private long count(String sql, String argument) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(argument))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(Duration.ofSeconds(30));
    }
}
