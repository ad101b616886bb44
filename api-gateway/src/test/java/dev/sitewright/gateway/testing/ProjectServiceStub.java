package dev.sitewright.gateway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
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

    private final Map<String, String> owners = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private volatile int status;
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
        owners.put(projectId, ownerId);
    }

    /** Answers everything with this status from now on; 0 for sense, -1 for no answer at all. */
    public void fail(int with) {
        status = with;
    }

    /** Forgets the calls, and answers with sense. */
    public void reset() {
        calls.clear();
        status = 0;
    }

    /** @return the calls that came since the last reset */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    private void answer(HttpServerRequest request) {
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
                request.response().setStatusCode(status).end();
                return;
            }
            respond(request, call);
        });
    }

    private void respond(HttpServerRequest request, Call call) {
        var response = request.response().putHeader("X-Secret", "inside").putHeader("ETag", "\"7\"");
        if (call.line().startsWith("POST ")) {
            response.setStatusCode(201)
                    .putHeader("Content-Type", "application/json")
                    .end(call.body());
            return;
        }
        var id = request.path().substring(request.path().lastIndexOf('/') + 1);
        if (id.equals("projects")) {
            response.putHeader("Content-Type", "application/json").end("{\"items\":[],\"nextCursor\":null}");
        } else if (call.caller().equals(owners.get(id))) {
            response.putHeader("Content-Type", "application/json").end("{\"id\":\"" + id + "\"}");
        } else {
            response.setStatusCode(404)
                    .putHeader("Content-Type", "application/problem+json")
                    .end("{\"status\":404,\"code\":\"project-not-found\"}");
        }
    }

    private static String caller(HttpServerRequest request) {
        var token = request.getHeader("Authorization").substring("Bearer ".length());
        var claims = new String(
                Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'))),
                StandardCharsets.UTF_8);
        return new JsonObject(claims).getString("sub");
    }
}
