package dev.sitewright.bridge.demomodel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.OpenCodeBinary;
import dev.sitewright.bridge.testing.Told;
import dev.sitewright.contracts.ChatFact.ChatFileChanged;
import dev.sitewright.contracts.ChatFact.ChatMessageFinal;
import dev.sitewright.platform.testing.TestTokens;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The whole loop without a key: the real OpenCode, and the demo model behind it. */
@QuarkusTest
@WithSitewrightBackends
@WithTestResource(OpenCodeBinary.class)
class DemoRunTest {
    @Inject
    DemoModel model;

    @Test
    void a_prompt_becomes_a_page_and_a_second_one_changes_it() throws Exception {
        var project = Bridge.project();

        var first = Bridge.prompt(project, "A page for Crumb & Co, a sourdough bakery in Lisbon, with a menu");
        Bridge.awaitEnd(first).then().body("state", equalTo("finished"));

        var page = project.workspace().resolve("index.html");
        assertThat(page).content().contains("<h1>Crumb &amp; Co</h1>", "sourdough", "Menu", "not by an AI model");
        assertThat(project.workspace().resolve("styles.css")).content().contains("--accent");
        assertThat(Told.await(project.id(), ChatFileChanged.class, 2))
                .extracting(ChatFileChanged::path)
                .containsExactly("styles.css", "index.html");

        var second = Bridge.prompt(project, "Add opening hours and make it dark");
        Bridge.awaitEnd(second).then().body("state", equalTo("finished"));

        assertThat(page).content().contains("<h1>Crumb &amp; Co</h1>", "Menu", "Opening hours");
        assertThat(Files.readString(project.workspace().resolve("styles.css"))).contains("color-scheme: dark");
        assertThat(Told.await(project.id(), ChatMessageFinal.class, 6))
                .allSatisfy(answer -> assertThat(answer.model()).isEqualTo("sitewright-demo/demo"));
    }

    @Test
    void the_status_says_that_it_is_the_demo_model() {
        Bridge.awaitReady();
        Bridge.asService()
                .get("/internal/v1/status")
                .then()
                .statusCode(200)
                .body("demoModel", equalTo(true))
                .body("model", startsWith("sitewright-demo/"))
                .body("opencode.healthy", equalTo(true));
    }

    @Test
    void only_who_knows_its_key_talks_to_the_demo_model() {
        given().get("/demo-model/v1/models").then().statusCode(401);
        given().header("Authorization", TestTokens.service("job-worker"))
                .get("/demo-model/v1/models")
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer " + model.key())
                .get("/demo-model/v1/models")
                .then()
                .statusCode(200)
                .body("data[0].id", equalTo("demo"));
    }

    @Test
    void the_demo_model_answers_whole_too() {
        given().header("Authorization", "Bearer " + model.key())
                .contentType(ContentType.JSON)
                .body("""
                        {"model": "demo", "messages": [{"role": "user", "content": "hello"}]}""")
                .post("/demo-model/v1/chat/completions")
                .then()
                .statusCode(200)
                .body("object", equalTo("chat.completion"))
                .body("choices[0].message.content", containsString("hello"))
                .body("choices[0].finish_reason", equalTo("stop"));
    }
}
