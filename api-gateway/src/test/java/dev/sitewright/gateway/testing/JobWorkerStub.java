package dev.sitewright.gateway.testing;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Answers in place of job-worker over real HTTP: whose job is which is what the test says, and each log has three lines. */
public class JobWorkerStub extends HttpStandIn {
    private static final int LINES = 3;

    /**
     * A call that came.
     *
     * @param line method and address
     * @param caller subject of its token
     * @param body its body
     */
    public record Call(String line, String caller, String body) {}

    private record Job(String ownerId, @Nullable String projectId) {}

    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    @Override
    Map<String, String> settings(String address) {
        return Map.of("sitewright.urls.job-worker", address);
    }

    /** Makes a job somebody's. */
    public void give(String jobId, String ownerId, @Nullable String projectId) {
        jobs.put(jobId, new Job(ownerId, projectId));
    }

    /** Forgets the calls. */
    public void reset() {
        calls.clear();
    }

    /** @return the calls that came since the last reset */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    void answer(HttpServerRequest request) {
        if (request.path().startsWith("/q/")) {
            request.response().end("{}");
            return;
        }
        request.body().onSuccess(body -> {
            var claims = claims(request);
            calls.add(new Call(request.method() + " " + request.uri(), claims.getString("sub"), body.toString()));
            if (request.path().endsWith("/log/stream")) {
                stream(request);
            } else if (request.path().matches("/internal/v1/jobs/[^/]*")) {
                show(request, claims);
            } else {
                json(request, 200, body.length() == 0 ? "{\"items\":[]}" : body.toString());
            }
        });
    }

    private void show(HttpServerRequest request, JsonObject claims) {
        var job = jobs.get(request.path().substring(request.path().lastIndexOf('/') + 1));
        var isVisible = job != null
                && (job.ownerId().equals(claims.getString("sub"))
                        || claims.getJsonArray("groups").contains("admin"));
        if (isVisible) {
            json(
                    request,
                    200,
                    new JsonObject()
                            .put("projectId", Objects.requireNonNull(job).projectId())
                            .encode());
        } else {
            request.response()
                    .setStatusCode(404)
                    .putHeader("Content-Type", "application/problem+json")
                    .end("{\"status\":404,\"code\":\"job-not-found\"}");
        }
    }

    /** The lines that are asked for, and then nothing more for ever, as of a job that is silent. */
    private static void stream(HttpServerRequest request) {
        var seen = Integer.parseInt(Objects.requireNonNullElse(request.getHeader("Last-Event-ID"), "0"));
        var lines = IntStream.rangeClosed(seen + 1, LINES)
                .mapToObj(n -> "id:" + n + "\nevent:job.log\ndata:{\"n\":" + n + ",\"line\":\"a: b\"}\n\n")
                .collect(Collectors.joining());
        request.response()
                .setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .write("retry:1000\nevent:hello\ndata:{\"head\":3,\"oldest\":1}\n\n" + lines + ": keep-alive\n\n");
    }

    private static void json(HttpServerRequest request, int status, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json;charset=UTF-8")
                .putHeader("ETag", "\"7\"")
                .end(body);
    }

    private static JsonObject claims(HttpServerRequest request) {
        var token = request.getHeader("Authorization").substring("Bearer ".length());
        return new JsonObject(new String(
                Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'))),
                StandardCharsets.UTF_8));
    }
}
