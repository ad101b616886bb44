package dev.sitewright.projects.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.contracts.JobRequest.EnqueueJob;
import dev.sitewright.contracts.ProjectFact.ProjectCreated;
import dev.sitewright.contracts.Topics;
import dev.sitewright.platform.messaging.Messages;
import dev.sitewright.platform.testing.Topic;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.projects.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithSitewrightBackends
class CreateProjectsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Messages messages;

    @Inject
    Pool pool;

    private final Api ada = Api.ofSomebody();

    @Test
    void a_prompt_becomes_a_project_that_is_wanted_running() {
        ada.post("""
                {"items": [{"prompt": "Build a page about violins"}]}""")
                .statusCode(201)
                .body("items[0].id", matchesPattern("prj_[0-9a-f]{32}"))
                .body("items[0].name", equalTo("Page Violins"))
                .body("items[0].slug", equalTo("page-violins"))
                .body("items[0].prompt", equalTo("Build a page about violins"))
                .body("items[0].template", equalTo("static"))
                .body("items[0].wantedState", equalTo("running"))
                .body("items[0].observedState", equalTo("unknown"))
                .body("items[0].previewUrl", nullValue())
                .body("items[0].sessionId", nullValue())
                .body("items[0].agentState", equalTo("waiting"))
                .body("items[0].createdAt", notNullValue())
                .body("items[0].updatedAt", notNullValue())
                .body("items[0].version", equalTo(0));
    }

    @Test
    void what_was_answered_is_what_is_kept() {
        var created = ada.post("""
                        {"items": [{"prompt": "Violins of Cremona"}]}""").extract();
        var kept = ada.get(created.path("items[0].id")).statusCode(200).extract();
        assertThat(kept.<Map<String, Object>>path("")).isEqualTo(created.path("items[0]"));
    }

    @Test
    void the_fact_and_the_request_to_make_the_workspace_follow() {
        var prompt = "Build a page about cellos";
        var id = ada.create(prompt);

        var fact = Topic.of(Topics.EVENTS)
                .await(1, envelope -> envelope.subject().equals(id))
                .getFirst();
        assertThat(fact.source()).isEqualTo("/project-service");
        assertThat(messages.factOf(fact))
                .contains(new ProjectCreated(id, ada.user(), "Page Cellos", "page-cellos", prompt, "static"));
        var request = Topic.of(Topics.JOB_REQUESTS)
                .await(1, envelope -> envelope.subject().equals(id))
                .getFirst();
        var args =
                Map.<String, Object>of("projectId", id, "ownerId", ada.user(), "prompt", prompt, "template", "static");
        assertThat(messages.requestOf(request)).contains(new EnqueueJob("project.create", args, id, ada.user(), id, 0));
    }

    @Test
    void when_the_fact_cannot_be_kept_there_is_no_project() {
        run("create function refuse() returns trigger language plpgsql as "
                + "$$ begin raise exception 'refused'; end $$");
        run("create trigger refuse before insert on outbox for each row "
                + "when (new.data like '%told to nobody%') execute function refuse()");

        ada.post("""
                {"items": [{"prompt": "fine"}, {"prompt": "told to nobody"}]}""").statusCode(500);

        ada.list(Map.of()).statusCode(200).body("items.size()", equalTo(0));
        assertThat(count("select count(*) from outbox where data like '%' || $1 || '%'", ada.user()))
                .isZero();
    }

    @Test
    void equal_names_of_one_owner_get_numbers_and_others_do_not_matter() {
        var twice = """
                {"items": [{"prompt": "x", "name": "Lens"}, {"prompt": "x", "name": "Lens!"}]}""";
        ada.post(twice).statusCode(201).body("items.slug", contains("lens", "lens-2"));
        ada.post(twice).statusCode(201).body("items.slug", contains("lens-3", "lens-4"));
        Api.ofSomebody().post(twice).statusCode(201).body("items.slug", contains("lens", "lens-2"));
    }

    @Test
    void projects_created_at_once_by_one_owner_never_share_a_slug() {
        var body = Map.of("items", Collections.nCopies(5, Map.of("prompt", "Race of slugs")));
        var slugs = IntStream.range(0, 8)
                .parallel()
                .mapToObj(round -> ada.post(body).statusCode(201).extract().<List<String>>path("items.slug"))
                .flatMap(List::stream)
                .toList();
        assertThat(slugs).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void a_hundred_large_prompts_are_one_request() {
        var items = Collections.nCopies(100, Map.of("prompt", "ü".repeat(32_768)));
        ada.post(Map.of("items", items)).statusCode(201).body("items.size()", equalTo(100));
    }

    @Test
    void any_text_is_kept_as_it_was_sent() {
        var prompt = "  Ünï\tcode\r\n🙂 \u202e \"quoted\" \\ <b> 猫 \uffff ";
        ada.get(ada.create(prompt)).body("prompt", equalTo(prompt));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                    | /items            | missing
            null                                                  | /items            | missing
            {"items": null}                                       | /items            | missing
            {"items": []}                                         | /items            | empty
            {"items": [null]}                                     | /items/0          | missing
            {"items": [{}]}                                       | /items/0/prompt   | missing
            {"items": [{"prompt": ""}]}                           | /items/0/prompt   | blank
            {"items": [{"prompt": " \\n\\u2003"}]}                | /items/0/prompt   | blank
            {"items": [{"prompt": "a\\u0000b"}]}                  | /items/0/prompt   | invalid-character
            {"items": [{"prompt": "a\\ud800b"}]}                  | /items/0/prompt   | invalid-character
            {"items": [{"prompt": "x"}, {"prompt": " "}]}         | /items/1/prompt   | blank
            {"items": [{"prompt": "x", "name": " "}]}             | /items/0/name     | blank
            {"items": [{"prompt": "x", "name": "a\\nb"}]}         | /items/0/name     | invalid-character
            {"items": [{"prompt": "x", "template": "cobol"}]}     | /items/0/template | unknown-template
            """)
    void what_is_not_acceptable_is_named_with_its_place(String body, String pointer, String code) {
        ada.post(body)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-input"))
                .body("retryable", equalTo(false))
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains(code));
        ada.list(Map.of()).body("items.size()", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"items": [{"prompt": "x", "color": "red"}]} | /items/0/color  | unknown-field
            {"items": [{"prompt": "x"}], "mode": "fast"} | /mode           | unknown-field
            {"items": [{"prompt": ["x"]}]}               | /items/0/prompt | wrong-type
            {"items": {"prompt": "x"}}                   | /items          | wrong-type
            {"items": [                                  | ''              | bad-json
            """)
    void what_cannot_be_read_is_named_with_its_place(String body, String pointer, String code) {
        ada.post(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains(code));
    }

    @Test
    void every_fault_is_named_at_once() {
        ada.post("""
                {"items": [{"prompt": " "}, {"prompt": "x", "name": "", "template": "y"}]}""")
                .statusCode(422)
                .body("errors.pointer", contains("/items/0/prompt", "/items/1/name", "/items/1/template"));
    }

    @Test
    void a_prompt_may_have_65536_bytes_and_no_more() {
        ada.post(Map.of("items", List.of(Map.of("prompt", "é".repeat(32_768))))).statusCode(201);
        ada.post(Map.of("items", List.of(Map.of("prompt", "é".repeat(32_768) + "e"))))
                .statusCode(422)
                .body("errors.pointer", contains("/items/0/prompt"))
                .body("errors.code", contains("too-long"));
    }

    @Test
    void a_name_may_have_100_characters_and_no_more() {
        ada.post(Map.of("items", List.of(Map.of("prompt", "x", "name", "🙂".repeat(100)))))
                .statusCode(201)
                .body("items[0].slug", equalTo("project"));
        ada.post(Map.of("items", List.of(Map.of("prompt", "x", "name", "🙂".repeat(101)))))
                .statusCode(422)
                .body("errors.code", hasItems("too-long"));
    }

    @Test
    void a_request_may_have_100_items_and_no_more() {
        ada.post(Map.of("items", Collections.nCopies(101, Map.of("prompt", "x"))))
                .statusCode(422)
                .body("errors.pointer", contains("/items"))
                .body("errors.code", contains("too-many-items"));
    }

    private void run(String sql) {
        pool.query(sql).execute().await().atMost(PATIENCE);
    }

    private long count(String sql, String argument) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(argument))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(PATIENCE);
    }
}
