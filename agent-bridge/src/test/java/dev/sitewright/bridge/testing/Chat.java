package dev.sitewright.bridge.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A person who talks with the agent of a project of theirs, as the gateway lets them. */
public record Chat(String projectId, String ownerId, String sessionId) {
    /** @return a new person, in a session of a new project of theirs */
    public static Chat begin() {
        Bridge.awaitReady();
        return begin(Ids.next("usr"));
    }

    /** @return the same person, in a session of another new project of theirs */
    public Chat elsewhere() {
        return begin(ownerId);
    }

    private static Chat begin(String ownerId) {
        var projectId = Ids.next("prj");
        Repositories.make(Bridge.workspaceOf(projectId));
        var chat = new Chat(projectId, ownerId, "");
        return chat.in(chat.open(Map.of()));
    }

    /** @return the same person in another session */
    public Chat in(String otherSession) {
        return new Chat(projectId, ownerId, otherSession);
    }

    /** @return the id of a new session */
    public String open(Map<String, ?> session) {
        return request()
                .body(Map.of("items", List.of(session)))
                .post(project() + "/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("items[0].id");
    }

    /** @return a request in the person's name */
    public RequestSpecification request() {
        return given().header("Authorization", TestTokens.user(ownerId)).contentType(ContentType.JSON);
    }

    /** @return the address of the project */
    public String project() {
        return "/internal/v1/projects/" + projectId;
    }

    /** @return the address of something in the session */
    public String session(String rest) {
        return project() + "/sessions/" + sessionId + rest;
    }

    /** @return the answer to a prompt */
    public ValidatableResponse ask(Map<String, ?> prompt) {
        return request()
                .body(Map.of("items", List.of(prompt)))
                .post(session("/prompts"))
                .then();
    }

    /** @return the id of a prompt that was taken */
    public String say(String text) {
        return ask(Map.of("text", text)).statusCode(202).extract().path("items[0].id");
    }

    /** @return how a prompt ended */
    public ValidatableResponse end(String promptId) {
        return until("/prompts/" + promptId, "state", Set.of("finished", "failed", "stopped")::contains);
    }

    /** Says something, and returns when the agent has answered. */
    public void talk(String text) {
        end(say(text)).body("state", org.hamcrest.Matchers.equalTo("finished"));
        rest();
    }

    /** Returns when the session rests. */
    public void rest() {
        until("", "status", "idle"::equals);
    }

    /** @return what is at an address of the session, once a field of it is so */
    public <T> ValidatableResponse until(String rest, String field, Predicate<T> fits) {
        await().atMost(Bridge.PATIENCE)
                .until(() -> fits.test(request().get(session(rest)).path(field)));
        return request().get(session(rest)).then();
    }

    /** @return the only request of the agent that waits */
    public String waiting() {
        await().atMost(Bridge.PATIENCE)
                .until(() -> !request()
                        .get(project() + "/requests")
                        .<List<Object>>path("items")
                        .isEmpty());
        return request().get(project() + "/requests").path("items[0].id");
    }

    /** @return the answer to an answer */
    public ValidatableResponse answer(String requestId, Map<String, ?> answer) {
        return request()
                .body(answer)
                .post(project() + "/requests/" + requestId + "/answer")
                .then();
    }

    /** @return the session's messages, oldest first */
    public List<Map<String, Object>> messages() {
        return request()
                .get(session("/messages?limit=100"))
                .<List<Map<String, Object>>>path("items")
                .reversed();
    }
}
