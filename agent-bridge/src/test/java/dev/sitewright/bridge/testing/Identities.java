package dev.sitewright.bridge.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.sitewright.contracts.IdentityFact.ProjectIdentified;
import dev.sitewright.contracts.Topics;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.messaging.Messages;
import dev.sitewright.platform.testing.TestTokens;
import dev.sitewright.platform.testing.Topic;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A wish for a project's name, as job-worker has it.
 *
 * @param prompt begins with the project's id, by which the model's requests are found
 */
public record Identities(String id, String projectId, String ownerId, String prompt) {
    /** @return a wish that was made */
    public static Identities wish(String prompt) {
        return prepared(prompt).make();
    }

    /** @return a wish of a new project that nobody has heard of */
    public static Identities prepared(String prompt) {
        Bridge.awaitReady();
        var project = Ids.next("prj");
        return new Identities(Ids.next("job"), project, Ids.next("usr"), project + " " + prompt);
    }

    /** Makes the wish. */
    public Identities make() {
        put(
                        id,
                        Map.of("projectId", projectId, "ownerId", ownerId, "input", Map.of("prompt", prompt)),
                        "project.identity")
                .statusCode(202);
        return this;
    }

    /** @return the same wish under another id, made */
    public Identities again() {
        return new Identities(Ids.next("job"), projectId, ownerId, prompt).make();
    }

    /** @return the answer to a wish for a kind of record */
    public static ValidatableResponse put(String id, Map<String, ?> wanted, String kind) {
        var body = new HashMap<String, Object>(wanted);
        body.put("kind", kind);
        return Bridge.asService()
                .body(body)
                .put("/internal/v1/generations/" + id)
                .then();
    }

    /** @return what has come of it, once it has ended */
    public ValidatableResponse end() {
        await().atMost(Bridge.PATIENCE)
                .until(() -> !"open".equals(list("").extract().path("items.find { it.id == '" + id + "' }.state")));
        return Bridge.asService().get("/internal/v1/generations/" + id).then();
    }

    /** @return the project's runs as its owner sees them */
    public ValidatableResponse list(String query) {
        return asOwner()
                .get("/internal/v1/projects/" + projectId + "/generations" + query)
                .then();
    }

    /** @return a request in the owner's name */
    public RequestSpecification asOwner() {
        return given().header("Authorization", TestTokens.user(ownerId)).contentType(ContentType.JSON);
    }

    /** @return the names that were told of the project, once there is one */
    public List<String> told() {
        var messages = new Messages();
        return Topic.of(Topics.EVENTS).await(1, envelope -> envelope.subject().equals(projectId)).stream()
                .map(envelope -> messages.factOf(envelope).orElseThrow())
                .map(fact -> ((ProjectIdentified) fact).name())
                .toList();
    }
}
