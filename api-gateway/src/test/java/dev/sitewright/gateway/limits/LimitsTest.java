package dev.sitewright.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.gateway.testing.ProjectServiceStub;
import dev.sitewright.platform.ids.Ids;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@GatewayTest
class LimitsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Inject
    People people;

    @Inject
    LimitStore store;

    ProjectServiceStub projectService = new ProjectServiceStub();

    private final String counter = Ids.next("cnt");

    @BeforeEach
    void all_is_well() {
        projectService.reset();
    }

    @Test
    void every_answer_tells_what_is_left() {
        var ada = people.somebody();
        var answer = ada.request().get("/api/v1/projects");
        answer.then()
                .statusCode(200)
                .header("RateLimit-Policy", "\"read-user\";q=6000;w=60")
                .header("RateLimit", matchesPattern("\"read-user\";r=5999;t=[0-9]+"));
        ada.request().get("/api/v1/projects").then().header("RateLimit", matchesPattern("\"read-user\";r=5998;t=.*"));
        ada.request()
                .body("{}")
                .post("/api/v1/projects")
                .then()
                .header("RateLimit-Policy", "\"create-user\";q=300;w=60");
    }

    @Test
    void who_calls_too_often_is_told_when_to_come_back() {
        var ada = people.somebody();
        use("read user " + ada.id(), 6_000);
        var refused = ada.request().get("/api/v1/projects");
        refused.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("RateLimit", matchesPattern("\"read-user\";r=0;t=[0-9]+"))
                .body("code", is("rate-limited"))
                .body("retryable", is(true));
        var seconds = Integer.parseInt(refused.getHeader("Retry-After"));
        assertThat(seconds).isBetween(55, 65);
        assertThat(refused.jsonPath().getInt("retryAfterMs")).isBetween(seconds * 1_000 - 999, seconds * 1_000);
        assertThat(projectService.calls()).isEmpty();
        ada.request().body("{}").post("/api/v1/projects").then().statusCode(equalTo(201)); // another class
        people.somebody().request().get("/api/v1/projects").then().statusCode(200); // somebody else
    }

    @Test
    void a_limit_is_given_back_as_its_calls_grow_old() {
        assertThat(take(10, 7, NOON)).isEqualTo(7);
        assertThat(take(10, 7, NOON.plusSeconds(30))).isEqualTo(3);
        assertThat(take(10, 1, NOON.plusSeconds(60))).isZero();
        assertThat(take(10, 9, NOON.plusSeconds(65))).isEqualTo(7);
        assertThat(take(10, 9, NOON.plusSeconds(94))).isZero();
        assertThat(take(10, 9, NOON.plusSeconds(95))).isEqualTo(3);
        assertThat(take(10, 99, NOON.plusSeconds(10_000))).isEqualTo(10);
    }

    @Test
    void a_limit_that_is_lowered_holds_at_once() {
        assertThat(take(100, 50, NOON)).isEqualTo(50);
        assertThat(take(40, 1, NOON)).isZero();
        assertThat(take(60, 20, NOON)).isEqualTo(10);
    }

    @Test
    void many_at_once_get_no_more_than_there_is() {
        var granted = IntStream.range(0, 40)
                .parallel()
                .map(caller -> take(100, 7, NOON))
                .sum();
        assertThat(granted).isEqualTo(100);
    }

    /** Any minute holds at most the limit, and what each process may have had left from before. */
    @ParameterizedTest
    @CsvSource({"40, 1, 1", "40, 2, 2", "200, 1, 3", "200, 3, 4"})
    void no_minute_holds_more_than_the_limit_and_the_stated_slack(int limit, int processes, long seed) {
        var random = new Random(seed);
        var leases =
                IntStream.range(0, processes).mapToObj(process -> new Lease()).toList();
        var made = new ArrayList<Instant>();
        var now = NOON;
        for (int call = 0; call < limit * 8; call++) {
            now = now.plusMillis(random.nextInt(120_000 / limit));
            var lease = leases.get(random.nextInt(processes));
            if (allowed(lease, limit, now)) {
                made.add(now);
            }
        }
        assertThat(made).hasSizeGreaterThan(limit * 2);
        var slack = processes * Math.max(1, limit / 20);
        for (var from = 0; from < made.size(); from++) {
            var end = made.get(from).plus(Duration.ofMinutes(1));
            var within = made.subList(from, made.size()).stream()
                    .filter(moment -> moment.isBefore(end))
                    .count();
            assertThat(within).isLessThanOrEqualTo(limit + slack);
        }
    }

    @Test
    void a_fast_caller_is_counted_in_batches_and_a_slow_one_call_by_call() {
        var lease = new Lease();
        var asked = new ArrayList<Integer>();
        for (int call = 0; call < 100; call++) {
            if (lease.decide(NOON, 1_000).isEmpty()) {
                asked.add(lease.wanted(NOON));
                lease.take(
                        store.take(counter, 1_000, lease.wanted(NOON), NOON)
                                .await()
                                .atMost(PATIENCE),
                        NOON);
            }
        }
        assertThat(asked).isEqualTo(List.of(1, 2, 4, 8, 16, 32, 50));
        assertThat(lease.decide(NOON.plusSeconds(5), 1_000)).isEmpty();
        assertThat(lease.wanted(NOON.plusSeconds(5))).isEqualTo(1);
    }

    @Test
    void one_ipv6_network_is_one_caller() {
        assertThat(Subject.ofAddress("2001:db8:1:2:3:4:5:6")).isEqualTo(Subject.ofAddress("2001:db8:1:2:0:0:0:1"));
        assertThat(Subject.ofAddress("2001:db8:1:2:3:4:5:6")).isNotEqualTo(Subject.ofAddress("2001:db8:1:3:3:4:5:6"));
        assertThat(Subject.ofAddress("192.0.2.1")).isNotEqualTo(Subject.ofAddress("192.0.2.2"));
    }

    private boolean allowed(Lease lease, int limit, Instant now) {
        return lease.decide(now, limit)
                .orElseGet(() -> lease.take(
                        store.take(counter, limit, lease.wanted(now), now)
                                .await()
                                .atMost(PATIENCE),
                        now))
                .allowed();
    }

    private int take(int limit, int wanted, Instant now) {
        return store.take(counter, limit, wanted, now).await().atMost(PATIENCE).granted();
    }

    private void use(String who, int calls) {
        store.take(who, calls, calls, Instant.now()).await().atMost(PATIENCE);
    }
}
