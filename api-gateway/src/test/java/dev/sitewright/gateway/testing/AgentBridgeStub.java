package dev.sitewright.gateway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers in place of agent-bridge over real HTTP: whatever is asked of it is taken. */
public class AgentBridgeStub implements QuarkusTestResourceLifecycleManager {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Vertx vertx = Vertx.vertx();

    @Override
    public Map<String, String> start() {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return Map.of("sitewright.urls.agent-bridge", "http://127.0.0.1:" + server.actualPort());
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(AgentBridgeStub.class));
    }

    /** @return method and address of the calls that came for something, in order */
    public List<String> callsFor(String thing) {
        return calls.stream().filter(call -> call.contains(thing)).toList();
    }

    private void answer(HttpServerRequest request) {
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
