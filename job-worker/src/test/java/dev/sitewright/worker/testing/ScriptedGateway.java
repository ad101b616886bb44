package dev.sitewright.worker.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** api-gateway as its REST contract has it, answering for each delivery to a webhook what a test says. */
public class ScriptedGateway extends ScriptedService {
    private static final Map<String, Answer> ANSWERS = new ConcurrentHashMap<>();
    private static final List<Call> CALLS = new CopyOnWriteArrayList<>();

    private record Answer(int status, String json) {}

    /** One call that was made. */
    public record Call(String method, String path, @Nullable String authorization) {}

    /** Made by Quarkus. */
    public ScriptedGateway() {
        super("sitewright.urls.api-gateway", ScriptedGateway::answer);
    }

    /** Says what attempts at a delivery are answered from now on; without it they are hung up on. */
    public static void answer(String deliveryId, int status, String json) {
        ANSWERS.put(path(deliveryId), new Answer(status, json));
    }

    /** @return the calls for a delivery, oldest first */
    public static List<Call> calls(String deliveryId) {
        return CALLS.stream()
                .filter(call -> call.path().equals(path(deliveryId)))
                .toList();
    }

    private static String path(String deliveryId) {
        return "/internal/v1/webhook-deliveries/" + deliveryId + "/attempt";
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        CALLS.add(new Call(
                exchange.getRequestMethod(), path, exchange.getRequestHeaders().getFirst("Authorization")));
        var answer = ANSWERS.get(path);
        if (answer == null) {
            exchange.close();
        } else {
            write(exchange, answer.status(), answer.json());
        }
    }
}
