package dev.sitewright.gateway.testing;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers as project-service's README says, as far as the gateway could spoil it: entity tags, preconditions, kept answers, the statuses of
 * lists. What is in a body it does not look at; it is echoed.
 */
final class StubProjects {
    private static final String TAG = "\"7\"";

    private final Map<String, String> owners = new ConcurrentHashMap<>();
    private final Map<String, String> kept = new ConcurrentHashMap<>();

    /** An answer. */
    private record Said(int status, String body, Map<String, String> headers) {
        static Said json(int status, String body) {
            return new Said(status, body, Map.of("Content-Type", "application/json;charset=UTF-8"));
        }

        static Said problem(int status, String code) {
            var body = new JsonObject()
                    .put("type", "/problems/" + code)
                    .put("status", status)
                    .put("code", code);
            return new Said(status, body.encode(), Map.of("Content-Type", "application/problem+json"));
        }

        Said with(String name, String value) {
            var more = new java.util.HashMap<>(headers);
            more.put(name, value);
            return new Said(status, body, more);
        }
    }

    void give(String projectId, String ownerId) {
        owners.put(projectId, ownerId);
    }

    void answer(HttpServerRequest request, String caller, String body) {
        var said = said(request, caller, body);
        var response = request.response().setStatusCode(said.status()).putHeader("X-Secret", "inside");
        said.headers().forEach(response::putHeader);
        response.end(said.body());
    }

    private Said said(HttpServerRequest request, String caller, String body) {
        var one = request.path().startsWith("/internal/v1/projects/");
        return switch (request.method().name()) {
            case "GET" -> one ? shown(request, caller) : Said.json(200, "{\"items\":[],\"nextCursor\":null}");
            case "POST" -> list(request, request.path().endsWith(":delete") ? 202 : 201, body);
            default -> one ? changed(request, caller, body) : list(request, 200, body);
        };
    }

    private Said shown(HttpServerRequest request, String caller) {
        if (!isOf(request, caller)) {
            return Said.problem(404, "project-not-found");
        }
        var known = TAG.equals(request.getHeader("If-None-Match"));
        return (known ? new Said(304, "", Map.of()) : Said.json(200, "{\"id\":\"" + id(request) + "\"}"))
                .with("ETag", TAG);
    }

    private Said changed(HttpServerRequest request, String caller, String body) {
        var match = request.getHeader("If-Match");
        if (match == null) {
            return Said.problem(428, "precondition-required");
        }
        if (!isOf(request, caller)) {
            return Said.problem(404, "project-not-found");
        }
        if (!match.equals("*") && !match.equals(TAG)) {
            return Said.problem(412, "precondition-failed");
        }
        return Said.json(request.method().name().equals("DELETE") ? 202 : 200, body)
                .with("ETag", "\"8\"");
    }

    private Said list(HttpServerRequest request, int status, String body) {
        var asked = "partial".equals(request.getParam("mode")) ? 207 : status;
        var key = request.getHeader("Idempotency-Key");
        var before = key == null ? null : kept.putIfAbsent(key, body);
        if (before == null) {
            return Said.json(asked, body);
        }
        return before.equals(body)
                ? Said.json(asked, before).with("Idempotency-Replayed", "true")
                : Said.problem(422, "idempotency-key-reused");
    }

    private boolean isOf(HttpServerRequest request, String caller) {
        return caller.equals(owners.get(id(request)));
    }

    private static String id(HttpServerRequest request) {
        return request.path().substring(request.path().lastIndexOf('/') + 1);
    }
}
