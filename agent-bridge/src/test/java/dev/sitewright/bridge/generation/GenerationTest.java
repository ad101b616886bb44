package dev.sitewright.bridge.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.Identities;
import dev.sitewright.bridge.testing.OpenCodeUnderTest;
import dev.sitewright.bridge.testing.ScriptedModel;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.contracts.IdentityFact.ProjectIdentified;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.TestTokens;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Records by the real OpenCode and a scripted model. */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class GenerationTest {
    private static final ProjectIdentified AURORA =
            new ProjectIdentified("", "Padaria Aurora", "padaria-aurora", "🥐", "A page for a bakery.");

    @Inject
    Pool pool;

    @Test
    void a_good_answer_is_stored_and_told_once_and_its_call_is_paid() {
        var wish = Identities.wish("name the bakery");

        wish.end()
                .body("state", equalTo("done"))
                .body("tries", equalTo(1))
                .body("result.type", equalTo("new"))
                .body("items.state", contains("stored"))
                .body("items[0].value.slug", equalTo("padaria-aurora"))
                .body("model", equalTo("custom/fake"));

        assertThat(wish.told()).containsExactly(AURORA.name());
        wish.asOwner()
                .get("/internal/v1/projects/" + wish.projectId() + "/usage")
                .then()
                .body("sessions.of", contains(wish.id()))
                .body("sessions[0].calls", equalTo(1))
                .body("sessions[0].input", equalTo(300));
        var request = ScriptedModel.requestsWith(wish.projectId() + " name the bakery")
                .getLast()
                .toString();
        assertThat(request)
                .as("the record's constraints, and no other tool")
                .contains("StructuredOutput", "maxLength", "One emoji that stands for the subject")
                .doesNotContain("todowrite");
    }

    @Test
    void an_answer_that_does_not_fit_goes_back_with_what_is_wrong_about_it() {
        Identities.wish("name it badly")
                .end()
                .body("state", equalTo("done"))
                .body("tries", equalTo(2))
                .body("items.state", contains("rejected", "stored"))
                .body("items[0].violations.pointer", contains("/slug"))
                .body("items[1].violations", empty());
    }

    @Test
    void a_model_that_never_answers_in_form_is_asked_three_times() {
        var wish = Identities.wish("name it always badly");

        wish.end()
                .body("state", equalTo("failed"))
                .body("tries", equalTo(3))
                .body("result", nullValue())
                .body("items.state", contains("rejected", "rejected", "rejected"))
                .body("diagnostic.category", equalTo("model"));
        wish.asOwner()
                .get("/internal/v1/projects/" + wish.projectId() + "/usage")
                .then()
                .body("sessions[0].calls", equalTo(3));
    }

    @Test
    void a_model_that_does_not_call_the_tool_has_proposed_nothing() {
        Identities.wish("refuse to name it")
                .end()
                .body("state", equalTo("failed"))
                .body("tries", equalTo(3))
                .body("items", empty())
                .body("diagnostic.category", equalTo("model"));
    }

    @Test
    void a_provider_that_refuses_fails_the_run_at_once() {
        Identities.wish("fail with 401")
                .end()
                .body("state", equalTo("failed"))
                .body("tries", equalTo(1))
                .body("diagnostic.category", equalTo("auth"));
    }

    @Test
    void a_provider_that_is_down_fails_the_run_after_a_few_retries() {
        Identities.wish("fail with 500")
                .end()
                .body("state", equalTo("failed"))
                .body("diagnostic.category", equalTo("model"));
    }

    @Test
    void what_is_stored_already_is_found_and_no_model_asked() {
        var first = Identities.wish("name the bakery");
        var item = first.end().extract().<String>path("items[0].id");

        first.again()
                .end()
                .body("state", equalTo("done"))
                .body("tries", equalTo(0))
                .body("items", empty())
                .body("result.type", equalTo("existing"))
                .body("result.itemId", equalTo(item));
    }

    @Test
    void a_reached_cap_lets_no_model_be_asked() {
        var wish = Identities.prepared("name the bakery");
        wish.asOwner()
                .header("If-Match", "*")
                .body(Map.of("maxTokens", 0))
                .patch("/internal/v1/projects/" + wish.projectId() + "/budget")
                .then()
                .statusCode(200);

        wish.make().end().body("state", equalTo("failed")).body("diagnostic.category", equalTo("quota"));

        assertThat(ScriptedModel.requestsWith(wish.projectId())).isEmpty();
    }

    @Test
    void a_question_that_dies_with_opencode_is_asked_again() {
        var wish = Identities.wish("name it late");
        ScriptedModel.awaitRequest(wish.projectId());

        OpenCodeUnderTest.kill();

        wish.end().body("state", equalTo("done")).body("tries", equalTo(2)).body("items.state", contains("stored"));
    }

    @Test
    void a_run_whose_bridge_died_before_it_asked_is_taken_up_by_the_next() {
        var wish = Identities.prepared("name the bakery");
        insert(wish, null);

        wish.end().body("state", equalTo("done")).body("tries", equalTo(1));

        assertThat(ScriptedModel.requestsWith(wish.projectId())).hasSize(1);
    }

    @Test
    void a_question_that_never_reached_opencode_is_asked_anew() {
        var wish = Identities.prepared("name the bakery");
        insert(wish, "ses_that_opencode_does_not_have");

        wish.end().body("state", equalTo("done")).body("tries", equalTo(2));
    }

    @Test
    void a_wish_that_is_repeated_is_one_run_and_is_its_owners_alone() {
        var wish = Identities.wish("name the bakery");
        wish.make();
        wish.end().body("tries", equalTo(1));

        wish.list("?limit=1").body("items", hasSize(1)).body("items[0].id", equalTo(wish.id()));
        RestAssured.given()
                .header("Authorization", TestTokens.user(Ids.next("usr")))
                .get("/internal/v1/projects/" + wish.projectId() + "/generations")
                .then()
                .body("items", empty());
    }

    @Test
    void what_nobody_generates_and_input_that_does_not_fit_are_refused() {
        var body = Map.of("projectId", Ids.next("prj"), "ownerId", Ids.next("usr"), "input", Map.of("prompt", ""));
        Identities.put(Ids.next("job"), body, "poem").statusCode(422).body("errors[0].pointer", equalTo("/kind"));
        Identities.put(Ids.next("job"), body, "project.identity")
                .statusCode(422)
                .body("errors[0].pointer", containsString("/input/prompt"));
        Bridge.asService()
                .get("/internal/v1/generations/" + Ids.next("job"))
                .then()
                .statusCode(404)
                .body("code", equalTo("generation-not-found"));
    }

    /** As a process that was killed has left it. */
    private void insert(Identities wish, @Nullable String session) {
        pool.preparedQuery("""
                        insert into generation_run (id, project_id, owner_id, kind, input, state, created_at,
                            tries, session_id, message_id, text, model)
                        values ($1, $2, $3, 'project.identity', json_build_object('prompt', $4::text)::jsonb, 'open', now(),
                            case when $5::text is null then 0 else 1 end, $5,
                            case when $5::text is null then null else 'msg_fffffffff001AAAAAAAAAAAAAA' end, $4, 'custom/fake')
                        """)
                .execute(Tuple.of(wish.id(), wish.projectId(), wish.ownerId(), wish.prompt(), session))
                .await()
                .atMost(Bridge.PATIENCE);
    }
}
