package dev.sitewright.gateway;

import static io.restassured.RestAssured.given;

import dev.sitewright.gateway.testing.BrowserSignIn;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.MovableClock;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.gateway.testing.ProjectServiceStub;
import dev.sitewright.gateway.testing.RogueProvider;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.testing.ProblemsContract;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

/** Every problem that is the gateway's own, each by the shortest way to it. */
@GatewayTest
class GatewayProblemsTest extends ProblemsContract {
    @Inject
    People people;

    @Inject
    Pool pool;

    @Inject
    MovableClock clock;

    ProjectServiceStub projectService = new ProjectServiceStub();
    RogueProvider rogue = new RogueProvider();

    GatewayProblemsTest() {
        super(ProblemType.Owner.API_GATEWAY);
    }

    @BeforeEach
    void all_is_well() {
        projectService.reset();
    }

    @Override
    protected Map<ProblemType, Supplier<ValidatableResponse>> ways() {
        var ways = new HashMap<ProblemType, Supplier<ValidatableResponse>>();
        ways.put(ProblemType.WRONG_CREDENTIALS, () -> signIn("nobody-" + Ids.next("usr"), "wrong horse"));
        ways.put(ProblemType.TOO_MANY_TRIES, this::tryTooOften);
        ways.put(
                ProblemType.USER_NOT_FOUND,
                () -> people.admin().request().get("/api/v1/users/usr_x").then());
        ways.put(
                ProblemType.LOGIN_SESSION_NOT_FOUND,
                () -> people.somebody().request().get("/api/v1/sessions/sid_x").then());
        ways.put(ProblemType.USERNAME_TAKEN, () -> renameTo(people.somebody().id()));
        ways.put(ProblemType.LAST_ADMIN, this::deleteTheLastAdmin);
        ways.put(ProblemType.LOGIN_PROVIDER_NOT_FOUND, () -> signInBy("nobody"));
        ways.put(ProblemType.LOGIN_PROVIDER_UNAVAILABLE, () -> signInBy("gone"));
        ways.put(ProblemType.LOGIN_NOT_COMPLETED, () -> signInBy("rogue/callback?code=x&state=y"));
        ways.put(
                ProblemType.REGISTRATION_CLOSED,
                () -> BrowserSignIn.by("closed").vouchedFor(rogue, Ids.next("sub")));
        ways.put(ProblemType.ALREADY_SET_UP, this::setUpTwice);
        ways.put(ProblemType.CROSS_ORIGIN, this::signOutFromElsewhere);
        ways.put(ProblemType.EVENTS_GONE, this::askForForgottenEvents);
        ways.put(ProblemType.RATE_LIMITED, this::callOnceTooOften);
        ways.put(ProblemType.TOO_MANY_STREAMS, this::openOneStreamTooMany);
        ways.put(
                ProblemType.SETTING_NOT_FOUND,
                () -> people.admin().request().get("/api/v1/settings/no.such").then());
        ways.put(
                ProblemType.WEBHOOK_NOT_FOUND,
                () -> people.somebody().request().get("/api/v1/webhooks/whk_x").then());
        ways.put(ProblemType.WEBHOOK_DELIVERY_NOT_FOUND, () -> ofWebhook(true, "/deliveries/dlv_x"));
        ways.put(ProblemType.WEBHOOK_DISABLED, () -> ofWebhook(false, "/replay"));
        ways.put(ProblemType.SERVICE_UNAVAILABLE, () -> listProjectsWhileTheServiceSays(502));
        ways.put(ProblemType.SERVICE_TIMEOUT, () -> listProjectsWhileTheServiceSays(-1));
        ways.put(
                ProblemType.TOKEN_NOT_FOUND,
                () -> people.somebody()
                        .request()
                        .get("/api/v1/tokens/" + Ids.next("tok"))
                        .then());
        ways.put(ProblemType.TOKEN_EXPIRED, this::sendAnExpiredToken);
        ways.put(ProblemType.SPENDING_CAP_REACHED, this::spendMoreThanATokenAllows);
        ways.put(
                ProblemType.REFRESH_TOKEN_INVALID,
                () -> given().contentType(ContentType.JSON)
                        .body(Map.of("refreshToken", "none"))
                        .post("/api/v1/auth/refresh")
                        .then());
        return ways;
    }

    private static ValidatableResponse signIn(String username, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("username", username, "password", password))
                .post("/api/v1/login")
                .then();
    }

    private static ValidatableResponse signInBy(String provider) {
        return given().redirects()
                .follow(false)
                .get("/api/v1/login/oidc/" + provider)
                .then();
    }

    private ValidatableResponse renameTo(String taken) {
        return people.somebody()
                .request()
                .header("If-Match", "*")
                .body(Map.of("username", taken))
                .patch("/api/v1/me")
                .then();
    }

    private ValidatableResponse deleteTheLastAdmin() {
        people.forgetAll();
        var root = people.admin();
        return root.request()
                .header("If-Match", "*")
                .delete("/api/v1/users/" + root.id())
                .then();
    }

    private ValidatableResponse tryTooOften() {
        var name = "nobody-" + Ids.next("usr");
        return IntStream.rangeClosed(0, 10)
                .mapToObj(attempt -> signIn(name, "wrong horse"))
                .reduce((earlier, last) -> last)
                .orElseThrow();
    }

    private ValidatableResponse ofWebhook(boolean enabled, String below) {
        var person = people.somebody();
        var item = Map.of("url", "https://example.org/", "types", List.of("*"));
        String id = person.request()
                .body(Map.of("items", List.of(item)))
                .post("/api/v1/webhooks")
                .path("items[0].id");
        var path = "/api/v1/webhooks/" + id;
        if (enabled) {
            return person.request().get(path + below).then();
        }
        person.request().header("If-Match", "*").body(Map.of("enabled", false)).patch(path);
        return person.request()
                .body(Map.of("since", clock.instant().toString()))
                .post(path + below)
                .then();
    }

    private ValidatableResponse setUpTwice() {
        var first = given().contentType(ContentType.JSON)
                .body(Map.of("username", "first-" + System.nanoTime(), "password", "correct horse"));
        first.post("/api/v1/setup");
        return first.post("/api/v1/setup").then();
    }

    private ValidatableResponse signOutFromElsewhere() {
        return given().header("Origin", "https://elsewhere.example")
                .post("/api/v1/logout")
                .then();
    }

    private ValidatableResponse askForForgottenEvents() {
        var ada = people.somebody();
        var project = Ids.next("prj");
        projectService.give(project, ada.id());
        pool.preparedQuery("insert into log_stream (name, head, oldest) values ($1, 9, 5)")
                .executeAndAwait(Tuple.of("project:" + project));
        return ada.request()
                .queryParam("format", "json")
                .get("/api/v1/projects/" + project + "/events")
                .then();
    }

    private ValidatableResponse callOnceTooOften() {
        var ada = people.somebody();
        pool.preparedQuery("select limit_take($1, 6000, $2, 13, 6000)")
                .executeAndAwait(Tuple.of("read user " + ada.id(), System.currentTimeMillis() / 5_000));
        return ada.request().get("/api/v1/projects").then();
    }

    private ValidatableResponse openOneStreamTooMany() {
        var ada = people.somebody();
        var project = Ids.next("prj");
        projectService.give(project, ada.id());
        pool.preparedQuery(
                        "insert into open_stream select $1 || n, $1, now() + interval '1 hour' from generate_series(1, 50) n")
                .executeAndAwait(Tuple.of(ada.id()));
        return ada.request().get("/api/v1/projects/" + project + "/events").then();
    }

    private ValidatableResponse sendAnExpiredToken() {
        String secret = people.somebody()
                .request()
                .body(Map.of("items", List.of(Map.of("name", "x", "scopes", List.of("account:read")))))
                .post("/api/v1/tokens")
                .then()
                .extract()
                .path("items[0].token");
        clock.advance(Duration.ofDays(91));
        try {
            return given().header("Authorization", "Bearer " + secret)
                    .get("/api/v1/me")
                    .then();
        } finally {
            clock.setBack();
        }
    }

    private ValidatableResponse spendMoreThanATokenAllows() {
        var nothing = Map.of("amount", "0.00", "currency", "USD");
        String secret = people.somebody()
                .request()
                .body(Map.of(
                        "items",
                        List.of(Map.of("name", "x", "scopes", List.of("projects:write"), "spendingCap", nothing))))
                .post("/api/v1/tokens")
                .then()
                .extract()
                .path("items[0].token");
        return given().header("Authorization", "Bearer " + secret)
                .contentType(ContentType.JSON)
                .body(Map.of("items", List.of(Map.of("prompt", "A page"))))
                .post("/api/v1/projects")
                .then();
    }

    private ValidatableResponse listProjectsWhileTheServiceSays(int status) {
        projectService.fail(status);
        try {
            return people.somebody().request().get("/api/v1/projects").then();
        } finally {
            projectService.reset();
        }
    }
}
