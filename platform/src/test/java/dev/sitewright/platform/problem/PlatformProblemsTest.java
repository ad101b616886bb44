package dev.sitewright.platform.problem;

import static io.restassured.RestAssured.given;
import static java.util.Map.entry;
import static org.awaitility.Awaitility.await;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.ProblemsContract;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

@QuarkusTest
@WithSitewrightBackends
class PlatformProblemsTest extends ProblemsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NOTES = "/internal/notes";
    private static final String NOTE = """
            {"items": [{"text": "x"}]}""";

    @Inject
    Pool pool;

    private final Owner ada = Owner.fresh();

    PlatformProblemsTest() {
        super(ProblemType.Owner.PLATFORM);
    }

    @Override
    protected Map<ProblemType, Supplier<ValidatableResponse>> ways() {
        return Map.ofEntries(
                entry(ProblemType.BAD_JSON, () -> post("{")),
                entry(ProblemType.BAD_BODY, () -> post("{\"things\": []}")),
                entry(ProblemType.BAD_REQUEST, () -> get("/probe/not-http")),
                entry(ProblemType.BAD_PARAMETER, () -> get("/probe/follow?after=x")),
                entry(ProblemType.NOT_SIGNED_IN, () -> given().get(NOTES).then()),
                entry(ProblemType.NOT_ALLOWED, () -> get("/probe/closed")),
                entry(ProblemType.NOT_FOUND, () -> get("/nowhere")),
                entry(
                        ProblemType.METHOD_NOT_ALLOWED,
                        () -> ada.request().put(NOTES).then()),
                entry(
                        ProblemType.NOT_ACCEPTABLE,
                        () -> ada.request()
                                .accept(ContentType.XML)
                                .get("/probe/json")
                                .then()),
                entry(ProblemType.IDEMPOTENCY_KEY_IN_FLIGHT, this::inFlight),
                entry(ProblemType.PRECONDITION_FAILED, () -> patch("\"7\"")),
                entry(ProblemType.BODY_TOO_LARGE, () -> post("x".repeat(1_100_000))),
                entry(ProblemType.ADDRESS_TOO_LONG, () -> get(NOTES + "?cursor=" + "x".repeat(5_000))),
                entry(
                        ProblemType.HEADERS_TOO_LARGE,
                        () -> ada.request()
                                .header("X-Much", "x".repeat(9_000))
                                .get(NOTES)
                                .then()),
                entry(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        () -> ada.request()
                                .contentType("text/plain")
                                .body("x")
                                .post(NOTES)
                                .then()),
                entry(ProblemType.INVALID_INPUT, () -> post("{}")),
                entry(ProblemType.IDEMPOTENCY_KEY_REUSED, this::reused),
                entry(
                        ProblemType.PRECONDITION_REQUIRED,
                        () -> ada.request().delete(NOTES + "/x").then()),
                entry(ProblemType.INTERNAL_ERROR, () -> get("/probe/broken")),
                entry(ProblemType.DATABASE_UNAVAILABLE, () -> get("/probe/database")));
    }

    private ValidatableResponse get(String path) {
        return ada.request().get(path).then();
    }

    private ValidatableResponse post(String body) {
        return ada.request().body(body).post(NOTES).then();
    }

    private ValidatableResponse post(String key, String body) {
        return ada.request()
                .header("Idempotency-Key", key)
                .body(body)
                .post(NOTES)
                .then();
    }

    private ValidatableResponse patch(String ifMatch) {
        var id = post(NOTE).statusCode(201).extract().<String>path("items[0].id");
        return ada.request()
                .header("If-Match", ifMatch)
                .body("{\"text\": \"y\"}")
                .patch(NOTES + "/" + id)
                .then();
    }

    private ValidatableResponse reused() {
        var key = Ids.next("key");
        post(key, NOTE).statusCode(201);
        return post(key, NOTE.replace("x", "y"));
    }

    /** The first request waits for a table that another transaction holds, until the second was answered. */
    private ValidatableResponse inFlight() {
        var key = Ids.next("key");
        var holder = pool.getConnection().await().atMost(PATIENCE);
        run(holder, "begin");
        run(holder, "lock table note in exclusive mode");
        var first = CompletableFuture.supplyAsync(() -> post(key, NOTE));
        await().atMost(PATIENCE).until(() -> waiting() > 0);
        var second = post(key, NOTE);
        run(holder, "commit");
        holder.close().await().atMost(PATIENCE);
        first.join().statusCode(201);
        return second;
    }

    private long waiting() {
        return pool.query("select count(*) from pg_locks where not granted and relation = 'note'::regclass")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(PATIENCE);
    }

    private static void run(SqlConnection connection, String sql) {
        connection.query(sql).execute().await().atMost(PATIENCE);
    }
}
