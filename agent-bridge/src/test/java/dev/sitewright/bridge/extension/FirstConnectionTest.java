package dev.sitewright.bridge.extension;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.OpenCodeBinary;
import dev.sitewright.bridge.testing.ScriptedModel;
import dev.sitewright.platform.testing.TestTokens;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which model a prompt goes to, where the installation's settings name none: the demo model, until something is connected. */
@QuarkusTest
@WithSitewrightBackends
@WithTestResource(OpenCodeBinary.class)
class FirstConnectionTest {
    private final ScriptedModel model = new ScriptedModel();
    private String address = "";

    @BeforeEach
    void start() {
        address = Objects.requireNonNull(model.start().get(ScriptedModel.ADDRESS));
    }

    @AfterEach
    void stop() {
        model.stop();
    }

    @Test
    void a_persons_first_connection_works_from_then_on_whatever_is_connected_later_and_in_nobody_elses_projects() {
        var ada = Chat.begin();
        var bob = Chat.begin();
        goesTo(ada, "before anything", "sitewright-demo/demo", "demo");

        Connecting.connect(as(ada), "zeta", "the-first-key", address);
        goesTo(ada, "with one", "zeta/fake", "connection");
        Connecting.connect(as(ada), "alpha", "the-second-key", address);
        goesTo(ada, "with two", "zeta/fake", "connection");
        goesTo(bob, "without any", "sitewright-demo/demo", "demo");

        assertThat(ScriptedModel.requestsWith(address, "with two").getFirst())
                .containsEntry("authorization", "Bearer the-first-key");
        assertThat(ScriptedModel.requestsWith(address, "without any")).isEmpty();
    }

    @Test
    void what_administrators_connected_first_works_for_those_who_have_nothing_of_their_own() {
        var ada = Chat.begin();
        var ours = Connecting.connect(as(ada).queryParam("scope", "installation"), "house", "everybodys-key", address);
        try {
            goesTo(ada, "by the house's", "house/fake", "installation");
            Connecting.connect(as(ada), "mine", "the-first-key", address);
            goesTo(ada, "by her own", "mine/fake", "connection");
        } finally {
            as(ada).queryParam("scope", "installation")
                    .header("If-Match", "*")
                    .delete(Connecting.CONNECTIONS + "/" + ours)
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void a_conversation_is_compacted_by_a_connection_that_its_instance_did_not_have_yet() {
        var ada = Chat.begin();
        goesTo(ada, "before anything", "sitewright-demo/demo", "demo");
        Connecting.connect(as(ada), "late", "the-first-key", address);

        ada.request().post(ada.session("/compact")).then().statusCode(202);
        ada.rest();

        assertThat(ScriptedModel.requestsWith(address, "before anything")).isNotEmpty();
    }

    @Test
    void a_conversation_is_compacted_though_its_owners_only_connection_leads_nowhere() {
        var ada = Chat.begin();
        goesTo(ada, "before anything", "sitewright-demo/demo", "demo");
        Connecting.connect(as(ada), "gone", "the-first-key", "https://models.sitewright.invalid/v1");

        ada.request().post(ada.session("/compact")).then().statusCode(202);
        ada.rest();
    }

    @Test
    void a_connection_whose_name_leads_nowhere_is_named_by_the_prompt_that_fails_for_it() {
        var ada = Chat.begin();
        var id = Connecting.connect(ada, "lost", "the-first-key", "https://models.sitewright.invalid/v1");

        ada.end(ada.say("is anybody there"))
                .body("state", equalTo("failed"))
                .body("diagnostic.category", equalTo("network"))
                .body("diagnostic.message", containsString("\"lost\""));

        ada.request()
                .get(Connecting.CONNECTIONS + "/" + id + "/check")
                .then()
                .body("works", equalTo(false))
                .body("category", equalTo("network"));
    }

    private static void goesTo(Chat chat, String text, String model, String from) {
        var id = chat.ask(Map.of("text", text))
                .statusCode(202)
                .body("items[0].usedModel", equalTo(model))
                .body("items[0].modelFrom", equalTo(from))
                .extract()
                .<String>path("items[0].id");
        chat.end(id).body("state", equalTo("finished")).body("usedModel", equalTo(model));
        chat.rest();
    }

    /** The scripted model is on this machine, which only administrators may name. */
    private static RequestSpecification as(Chat person) {
        return given().header("Authorization", TestTokens.admin(person.ownerId()))
                .contentType(ContentType.JSON);
    }
}
