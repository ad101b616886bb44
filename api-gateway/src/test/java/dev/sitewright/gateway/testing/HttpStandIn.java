package dev.sitewright.gateway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;

/** Answers over real HTTP in place of somebody else; tests find it in a field of its type. */
abstract class HttpStandIn implements QuarkusTestResourceLifecycleManager {
    private final Vertx vertx = Vertx.vertx();

    /** @return the settings by which it is found at this address */
    abstract Map<String, String> settings(String address);

    abstract void answer(HttpServerRequest request);

    @Override
    public Map<String, String> start() {
        var server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return settings("http://127.0.0.1:" + server.actualPort());
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(getClass()));
    }
}
