package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What holds for one caller holds over all gateways together. */
@Tag("system")
@ResourceLock(OnIdleSystem.LOCK)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class) // the one that kills a gateway is the last
class TwoGatewaysTest {
    private static final String PROJECT = "prj_0199c6a01f2e7000a1b2c3d4e5f60718";
    private static final String PASSWORD = "correct horse";

    private GatewayPair gateways;
    private Client admin;

    @BeforeAll
    void two_gateways_share_a_database() {
        gateways = GatewayPair.start();
        admin = new Client(gateways.first()).setUp("ada", PASSWORD);
    }

    @AfterAll
    void both_end() {
        gateways.close();
    }

    @Test
    void a_setting_is_heard_by_the_other() {
        var other = new Client(gateways.second()).logIn("ada", PASSWORD);
        set("limits.user.read", 5_999);
        Wait.until("the new limit", () -> policy(other.get("me")).contains("q=5999"), () -> policy(other.get("me")));
        set("limits.user.read", 6_000);
    }

    @Test
    void a_change_that_is_sent_to_both_at_once_takes_effect_once() {
        var doors = List.of(new Door(gateways.first()), new Door(gateways.second()));
        var person = People.of(doors.getFirst(), "ada", PASSWORD);
        var change = People.json(
                        "POST",
                        "/tokens",
                        Map.of("items", List.of(Map.of("name", "one", "scopes", List.of("projects:read")))))
                .with(person.credential())
                .with(Map.of("Idempotency-Key", UUID.randomUUID().toString()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) { // closing it waits for all
            IntStream.range(0, 8)
                    .forEach(call -> threads.execute(() -> doors.get(call % 2).send(change)));
        }

        assertThat(doors.stream().map(door -> door.send(change).header("Idempotency-Replayed")))
                .containsOnly("true");
        assertThat(person.get("/tokens").json().path("items")).hasSize(1);
    }

    @Test
    void a_session_holds_at_both_and_ends_at_both() {
        var doors = List.of(new Door(gateways.first()), new Door(gateways.second()));
        var person = People.of(doors.getFirst(), "ada", PASSWORD);
        var me = new Door.Request("GET", "/api/v1/me", person.credential(), "");
        assertThat(doors.stream().map(door -> door.send(me).status())).containsOnly(200);

        doors.getLast().send(new Door.Request("POST", "/api/v1/logout", person.credential(), ""));

        assertThat(doors.stream().map(door -> door.send(me).status())).containsOnly(401);
    }

    @Test
    void a_limit_is_one_for_both() {
        var limit = 60;
        var clients = signedInAtBoth("bob");
        set("limits.user.read", limit);
        clients.forEach(client -> Wait.until(
                "the limit", () -> policy(client.get("me")).contains("q=" + limit), () -> policy(client.get("me"))));
        var answers = IntStream.range(0, 2 * limit)
                .mapToObj(call -> clients.get(call % 2).get("me"))
                .toList();
        var allowed = answers.stream().filter(answer -> answer.status() == 200).count();
        assertThat(allowed).isLessThanOrEqualTo(limit + 2 * (limit / 20));
        var refused = answers.getLast();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().path("code").asText()).isEqualTo("rate-limited");
        assertThat(refused.http().headers().firstValue("Retry-After")).isPresent();
        set("limits.user.read", 6_000);
    }

    @Test
    void streams_are_counted_over_both_and_those_of_a_killed_one_run_out() throws IOException {
        var clients = signedInAtBoth("carol");
        set("streams.per-person", 2);
        try (var first = clients.get(0).openEvents(PROJECT, 0).body();
                var second = clients.get(1).openEvents(PROJECT, 0).body()) {
            Wait.until(
                    "a refusal", () -> clients.get(1).openEvents(PROJECT, 0).statusCode() == 429, () -> "still let in");
            gateways.killFirst();
            Wait.until("room", () -> clients.get(1).openEvents(PROJECT, 0).statusCode() == 200, () -> "still refused");
            assertThat(List.of(first, second)).isNotEmpty();
        }
    }

    private List<Client> signedInAtBoth(String name) {
        var created = admin.post("users", Map.of("items", List.of(Map.of("username", name, "password", PASSWORD))));
        assertThat(created.status()).as(created.http().body()).isEqualTo(201);
        return List.of(
                new Client(gateways.first()).logIn(name, PASSWORD),
                new Client(gateways.second()).logIn(name, PASSWORD));
    }

    private void set(String setting, int value) {
        var answer = admin.patch("settings/" + setting, "*", Map.of("value", value));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
    }

    private static String policy(Client.Answer answer) {
        return answer.http().headers().firstValue("RateLimit-Policy").orElse("");
    }
}
