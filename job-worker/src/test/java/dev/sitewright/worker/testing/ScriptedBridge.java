package dev.sitewright.worker.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * agent-bridge as its REST contract has it, doing what a test says per project: the real one needs OpenCode and another database. What
 * it was asked is kept for the test to look at.
 */
public class ScriptedBridge extends ScriptedService {
    private static final Map<String, Script> SCRIPTS = new ConcurrentHashMap<>();
    private static final Map<String, String> IDENTITIES = new ConcurrentHashMap<>();
    private static final Map<String, String> PROJECT_OF_PROMPT = new ConcurrentHashMap<>();
    private static final List<Call> CALLS = new CopyOnWriteArrayList<>();

    /**
     * How the bridge treats a project.
     *
     * @param awayFor how many calls are answered 503 first
     * @param workingFor how many times a prompt is still being worked on when asked for
     * @param end the prompt's last state
     * @param diagnostic the JSON that explains a failure, or null
     */
    public record Script(
            int awayFor,
            int workingFor,
            String end,
            @Nullable String diagnostic) {
        /** Works at once. */
        public static final Script DULL = new Script(0, 0, "finished", null);

        private Script away(int times) {
            return new Script(times, workingFor, end, diagnostic);
        }

        private Script working(int times) {
            return new Script(awayFor, times, end, diagnostic);
        }
    }

    /** One call that was made. */
    public record Call(
            String method,
            String path,
            String projectId,
            String body,
            @Nullable String authorization) {}

    /** Says how a project is treated from now on. */
    public static void treat(String projectId, Script script) {
        SCRIPTS.put(projectId, script);
    }

    /** Says how far the making up of a project's name is from now on. */
    public static void identify(String projectId, String state) {
        IDENTITIES.put(projectId, state);
    }

    /** @return the calls for a project, oldest first */
    public static List<Call> calls(String projectId) {
        return CALLS.stream().filter(call -> call.projectId().equals(projectId)).toList();
    }

    /** Made by Quarkus. */
    public ScriptedBridge() {
        super("sitewright.urls.agent-bridge", ScriptedBridge::answer);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring("/internal/v1/".length());
        var body = new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        var id = path.split("/", -1)[1];
        if (path.startsWith("prompts/") && !body.isEmpty()) {
            PROJECT_OF_PROMPT.put(
                    id, new ObjectMapper().readTree(body).path("projectId").asText());
        }
        if (path.startsWith("generations/")) {
            identify(exchange, path, id, body);
            return;
        }
        var project = path.startsWith("prompts/") ? PROJECT_OF_PROMPT.getOrDefault(id, "") : id;
        CALLS.add(new Call(
                exchange.getRequestMethod(),
                path,
                project,
                body,
                exchange.getRequestHeaders().getFirst("Authorization")));
        send(exchange, path, project, id);
    }

    /** Is asked beside the chain to the first prompt, so a script for that is not used up here. */
    private static void identify(HttpExchange exchange, String path, String id, String body) throws IOException {
        var project = new ObjectMapper().readTree(body).path("projectId").asText();
        CALLS.add(new Call(exchange.getRequestMethod(), path, project, body, null));
        write(
                exchange,
                202,
                "{\"id\":\"%s\",\"state\":\"%s\"}".formatted(id, IDENTITIES.getOrDefault(project, "done")));
    }

    private static void send(HttpExchange exchange, String path, String project, String id) throws IOException {
        var script = SCRIPTS.getOrDefault(project, Script.DULL);
        if (script.awayFor() > 0) {
            SCRIPTS.put(project, script.away(script.awayFor() - 1));
            write(exchange, 503, "{}");
        } else if (path.startsWith("projects/")) {
            write(
                    exchange,
                    200,
                    "{\"projectId\":\"%s\",\"sessionId\":\"ses_of_%s\",\"extra\":1}".formatted(project, project));
        } else if (project.isEmpty()) {
            write(exchange, 404, "{\"code\":\"prompt-not-found\"}");
        } else if (script.workingFor() > 0) {
            SCRIPTS.put(project, script.working(script.workingFor() - 1));
            write(exchange, 202, "{\"promptId\":\"%s\",\"state\":\"sent\"}".formatted(id));
        } else {
            write(
                    exchange,
                    202,
                    "{\"promptId\":\"%s\",\"state\":\"%s\",\"diagnostic\":%s}"
                            .formatted(id, script.end(), script.diagnostic()));
        }
    }
}
