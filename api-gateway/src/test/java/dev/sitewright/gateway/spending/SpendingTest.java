package dev.sitewright.gateway.spending;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.contracts.ChatFact.ChatMessageFinal;
import dev.sitewright.contracts.ChatFact.Usage;
import dev.sitewright.contracts.MessageTypes;
import dev.sitewright.contracts.ProjectFact.ProjectCreated;
import dev.sitewright.contracts.Topics;
import dev.sitewright.gateway.testing.AgentBridgeStub;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.gateway.testing.People.Person;
import dev.sitewright.gateway.testing.ProjectServiceStub;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.messaging.Envelope;
import dev.sitewright.platform.messaging.Messages;
import dev.sitewright.platform.testing.Topic;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class SpendingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    People people;

    @Inject
    Pool pool;

    @Inject
    Messages messages;

    ProjectServiceStub projectService = new ProjectServiceStub();
    AgentBridgeStub agent = new AgentBridgeStub();

    private final Topic events = Topic.of(Topics.EVENTS);
    private final String project = Ids.next("prj");
    private final String session = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T";
    private Person ada = new Person("", "");

    @BeforeEach
    void ada_has_a_project() {
        projectService.reset();
        ada = people.somebody();
        projectService.give(project, ada.id());
        events.send(
                "/project-service", project, new ProjectCreated(project, ada.id(), "Bakery", "bakery", "x", "static"));
    }

    @Test
    void what_a_tokens_requests_cause_is_charged_to_it_until_its_limit_is_reached_and_the_work_stops() {
        var token = token("1.00");
        ask(token, "first").statusCode(202);

        charge("first", "0.60");
        await().atMost(PATIENCE).until(() -> spent("first").compareTo(new BigDecimal("0.6")) == 0);
        ask(token, "second").statusCode(202);
        assertThat(agent.callsFor(project)).noneMatch(call -> call.endsWith("/stop"));

        charge("second", "0.41");
        await().atMost(PATIENCE).until(() -> agent.callsFor(project).stream().anyMatch(call -> call.endsWith("/stop")));
        assertThat(agent.callsFor(project))
                .contains("POST /internal/v1/projects/" + project + "/sessions/" + session + "/stop");
        ask(token, "third").statusCode(403).body("code", is("spending-cap-reached"));
        assertThat(agent.callsFor(project).stream().filter(call -> call.endsWith("/prompts")))
                .hasSize(2);
    }

    @Test
    void a_token_says_what_was_charged_to_it() {
        var token = token("5.00");
        token(null);
        ask(token, "one").statusCode(202);
        ask(token, "another").statusCode(202);
        ada.request().get("/api/v1/tokens").then().body("items.find { it.spent != null }.spent.amount", is("0.00"));

        charge("one", "0.25");
        charge("another", "0.504");
        await().atMost(PATIENCE).until(() -> spent("another").signum() > 0);

        ada.request()
                .get("/api/v1/tokens")
                .then()
                .body("items.find { it.name == 'program 5.00' }.spent", is(Map.of("amount", "0.75", "currency", "USD")))
                .body("items.find { it.name == 'program null' }.spent", nullValue());
    }

    @Test
    void a_token_that_has_reached_its_limit_can_still_read_and_stop() {
        var token = token("0.00");
        ask(token, "any").statusCode(403).body("code", is("spending-cap-reached"));
        with(token, "stop")
                .post("/api/v1/projects/" + project + "/sessions/" + session + "/stop")
                .then()
                .statusCode(202);
        with(token, "read").get("/api/v1/projects").then().statusCode(200);
        ask(token(null), "unlimited").statusCode(202);
    }

    @Test
    void a_fact_that_comes_twice_is_charged_once_and_what_others_do_is_not_charged_at_all() {
        var token = token("5.00");
        ask(token, "mine").statusCode(202);
        var fact = answer("mine", project, "0.25");
        var others = Ids.next("prj");
        events.send(
                "/project-service",
                others,
                new ProjectCreated(others, people.somebody().id(), "Other", "other", "x", "static"));

        events.send(answer("mine", others, "3.00")); // by whoever chose the same id for a request
        events.send(fact);
        events.send(fact);
        charge("mine", "0.50");

        await().atMost(PATIENCE).until(() -> spent("mine").compareTo(new BigDecimal("0.75")) == 0);
    }

    private ValidatableResponse ask(String token, String request) {
        return with(token, request)
                .body(Map.of("items", List.of(Map.of("text", "Make it blue"))))
                .post("/api/v1/projects/" + project + "/sessions/" + session + "/prompts")
                .then();
    }

    private RequestSpecification with(String token, String request) {
        return given().header("Authorization", "Bearer " + token)
                .header("X-Request-Id", idOf(request))
                .contentType(ContentType.JSON);
    }

    private String idOf(String request) {
        return request + "-" + project;
    }

    private String token(@Nullable String limit) {
        var body = new HashMap<String, Object>(Map.of(
                "name",
                "program " + limit,
                "scopes",
                List.of("projects:read", "projects:write"),
                "expiresAt",
                Instant.now().plus(Duration.ofDays(1)).toString()));
        if (limit != null) {
            body.put("spendingCap", Map.of("amount", limit, "currency", "USD"));
        }
        return ada.request()
                .body(Map.of("items", List.of(body)))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("items[0].token");
    }

    private void charge(String request, String cost) {
        events.send(answer(request, project, cost));
    }

    private Envelope answer(String request, String projectId, String cost) {
        var usage = new Usage(10, 5, 0, 0, 0, Double.parseDouble(cost));
        var fact = new ChatMessageFinal(projectId, session, Ids.next("msg"), List.of(), "house/model", usage, false);
        return new Envelope(
                Ids.next("evt"),
                MessageTypes.nameOf(fact),
                "/agent-bridge",
                projectId,
                Instant.now(),
                idOf(request),
                messages.toJson(fact).getBytes(StandardCharsets.UTF_8));
    }

    private BigDecimal spent(String request) {
        return pool.preparedQuery("select cost from token_request where request_id = $1")
                .execute(Tuple.of(idOf(request)))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getBigDecimal("cost");
    }
}
