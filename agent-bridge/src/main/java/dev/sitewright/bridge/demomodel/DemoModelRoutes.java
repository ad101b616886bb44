package dev.sitewright.bridge.demomodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The demo model's endpoint. Its routes stand before those that check internal tokens: its callers are OpenCode processes on this
 * machine, which show a key of its own. Nobody else on the network gets an answer.
 */
@ApplicationScoped
class DemoModelRoutes {
    private static final int BEFORE_AUTHENTICATION = -9_000;
    private static final long LARGEST_BODY = 32L * 1024 * 1024; // a request holds the whole conversation
    private static final JsonMapper MAPPER = new JsonMapper();

    private final DemoModel model;
    private final DemoModelConfig config;
    private final Vertx vertx;
    private final Clock clock;
    private final AtomicLong answered = new AtomicLong();

    DemoModelRoutes(DemoModel model, DemoModelConfig config, Vertx vertx, Clock clock) {
        this.model = model;
        this.config = config;
        this.vertx = vertx;
        this.clock = clock;
    }

    void install(@Observes Router router) {
        router.route(DemoModel.PATH + "/*").order(BEFORE_AUTHENTICATION).handler(this::admit);
        router.get(DemoModel.PATH + "/models")
                .order(BEFORE_AUTHENTICATION + 1)
                .handler(context -> send(context, 200, Wire.models()));
        router.post(DemoModel.PATH + "/chat/completions")
                .order(BEFORE_AUTHENTICATION + 1)
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
                .handler(this::complete);
    }

    private void admit(RoutingContext context) {
        var sent = context.request().getHeader("Authorization");
        var local = context.request().remoteAddress().hostAddress();
        var near = "127.0.0.1".equals(local) || "0:0:0:0:0:0:0:1".equals(local);
        if (near && sent != null && sent.startsWith("Bearer ") && model.opensWith(sent.substring("Bearer ".length()))) {
            context.next();
        } else {
            send(context, 401, Wire.error("The demo model works for this machine's OpenCode only."));
        }
    }

    private void complete(RoutingContext context) {
        try {
            var request = ChatRequest.of(MAPPER.readTree(context.body().buffer().getBytes()));
            answer(context, request);
        } catch (JsonProcessingException e) {
            send(context, 400, Wire.error("The body is no JSON."));
        } catch (java.io.IOException e) {
            context.fail(e);
        }
    }

    private void answer(RoutingContext context, ChatRequest request) {
        var id = "chatcmpl-demo-" + answered.incrementAndGet();
        var created = clock.instant().getEpochSecond();
        var answer = Author.answer(request);
        if (request.stream()) {
            var pace = request.wantsTitle() ? java.time.Duration.ZERO : config.pace();
            new StreamedAnswer(vertx, context.response(), Wire.pieces(id, created, answer), pace).begin();
        } else {
            send(context, 200, Wire.whole(id, created, answer));
        }
    }

    private static void send(RoutingContext context, int status, String json) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(json);
    }
}
