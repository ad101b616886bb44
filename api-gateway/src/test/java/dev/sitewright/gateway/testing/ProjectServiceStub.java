package dev.sitewright.gateway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Answers in place of project-service over real HTTP: whose project is which is what the test says. */
public class ProjectServiceStub implements QuarkusTestResourceLifecycleManager {
    /**
     * A call that came.
     *
     * @param line method and address
     * @param caller subject of its token
     * @param headers its headers
     * @param body its body
     */
    public record Call(String line, String caller, Map<String, String> headers, String body) {}

    private final StubProjects projects = new StubProjects();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private volatile int status;
    private volatile String problem = "";
    private volatile Duration delay = Duration.ZERO;
    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return Map.of(
                "sitewright.urls.project-service", "http://127.0.0.1:" + server.actualPort(),
                "sitewright.proxy.timeout", "1s",
                "sitewright.stream.keep-alive", "1s", // tests wait for these two
                "sitewright.stream.stall", "2s",
                "sitewright.limits.address.write", "100000", // all tests have one address
                "sitewright.auth.argon2.memory", "64",
                "sitewright.auth.argon2.iterations", "1");
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(ProjectServiceStub.class));
    }

    /** Makes a project somebody's. */
    public void give(String projectId, String ownerId) {
        projects.give(projectId, ownerId);
    }

    /** Answers everything with this status from now on; 0 for sense, -1 for no answer at all. */
    public void fail(int with) {
        status = with;
    }

    /** Answers everything with this problem from now on. */
    public void fail(int with, String code) {
        problem = "{\"status\":" + with + ",\"code\":\"" + code + "\"}";
        status = with;
    }

    /** Takes its time from now on. */
    public void answerAfter(Duration time) {
        delay = time;
    }

    /** Forgets the calls, and answers with sense. */
    public void reset() {
        calls.clear();
        problem = "";
        delay = Duration.ZERO;
        status = 0;
    }

    /** @return the calls that came since the last reset */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    private void answer(HttpServerRequest request) {
        if (request.path().startsWith("/q/")) {
            request.response().end("{}");
            return;
        }
        request.body().onSuccess(body -> {
            var headers = new ConcurrentHashMap<String, String>();
            request.headers()
                    .forEach(header ->
                            headers.put(header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue()));
            var call = new Call(request.method() + " " + request.uri(), caller(request), headers, body.toString());
            calls.add(call);
            if (status == -1) {
                return;
            }
            if (status != 0) {
                var response = request.response().setStatusCode(status);
                (problem.isEmpty() ? response : response.putHeader("Content-Type", "application/problem+json"))
                        .end(problem);
                return;
            }
            if (delay.isZero()) {
                projects.answer(request, call.caller(), call.body());
            } else {
                vertx.setTimer(delay.toMillis(), timer -> projects.answer(request, call.caller(), call.body()));
            }
        });
    }

    private static String caller(HttpServerRequest request) {
        var token = request.getHeader("Authorization").substring("Bearer ".length());
        var claims = new String(
                Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'))),
                StandardCharsets.UTF_8);
        return new JsonObject(claims).getString("sub");
    }
}
