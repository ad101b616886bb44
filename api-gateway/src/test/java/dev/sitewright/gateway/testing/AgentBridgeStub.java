package dev.sitewright.gateway.testing;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers in place of agent-bridge over real HTTP: whatever is asked of it is taken. */
public class AgentBridgeStub extends HttpStandIn {
    private final List<String> calls = new CopyOnWriteArrayList<>();

    @Override
    Map<String, String> settings(String address) {
        return Map.of("sitewright.urls.agent-bridge", address);
    }

    /** @return method and address of the calls that came for something, in order */
    public List<String> callsFor(String thing) {
        return calls.stream().filter(call -> call.contains(thing)).toList();
    }

    @Override
    void answer(HttpServerRequest request) {
        if (request.path().startsWith("/q/")) {
            request.response().end("{}");
            return;
        }
        request.body().onSuccess(body -> {
            calls.add(request.method() + " " + request.uri());
            request.response()
                    .setStatusCode(202)
                    .putHeader("Content-Type", "application/json;charset=UTF-8")
                    .end("{\"items\":[]}");
        });
    }
}
