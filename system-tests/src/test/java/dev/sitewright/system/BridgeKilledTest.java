package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * agent-bridge is killed while the agent works in some sessions, after any number of facts. {@code -Dbridge.kills=25 -Dbridge.sessions=4}
 * does it in a hundred conversations; {@code -Dtest.seed} repeats the numbers.
 */
@OnSharedSystem
class BridgeKilledTest {
    private static final int MOST_FACTS = 20; // about as many as one prompt tells

    /** A prompt, and where it is. */
    private record Asked(String session, String path) {}

    @Test
    void each_conversation_equals_opencodes_own_and_facts_are_told_once(Client ada, RunningSystem system) {
        var project = OpenCodeSdkTest.finished(ada);
        var seed = Long.getLong("test.seed", System.nanoTime());
        var random = new Random(seed);
        var sessions = Integer.getInteger("bridge.sessions", 1);
        for (var run = 0; run < Integer.getInteger("bridge.kills", 1); run++) {
            var opened = IntStream.range(0, sessions)
                    .mapToObj(each -> opened(ada, project))
                    .toList();
            var told = ada.log(project).getLast().number();
            var asked =
                    opened.stream().map(session -> ask(ada, project, session)).toList();
            awaitFacts(ada, project, told + random.nextInt(MOST_FACTS * sessions), asked);
            system.kill("agent-bridge");
            Wait.until(
                    "the end of the prompts",
                    () -> isFinished(ada, asked),
                    () -> "seed " + seed + ": " + bodies(ada, asked));
            for (var one : asked) {
                assertSame(ada, project, one.session(), "run " + run + " with -Dtest.seed=" + seed);
            }
        }
        assertFactsOnce(ada, project, seed);
    }

    private static Asked ask(Client ada, String project, String session) {
        var prompts = "projects/" + project + "/sessions/" + session + "/prompts";
        var id = ada.post(prompts, Map.of("items", List.of(Map.of("text", MainJob.BAKERY))))
                .json()
                .at("/items/0/id")
                .asText();
        return new Asked(session, prompts + "/" + id);
    }

    private static String opened(Client ada, String project) {
        var made = new ArrayList<String>();
        Wait.until(
                "a session",
                () -> {
                    var answer = ada.post(
                            "projects/" + project + "/sessions", Map.of("items", List.of(Map.of("title", "Killed"))));
                    made.add(answer.json().at("/items/0/id").asText());
                    return answer.status() == 201;
                },
                () -> "the agent is away");
        return made.getLast();
    }

    /** Waits until the project has told so many facts, or all that it has to tell. */
    private static void awaitFacts(Client ada, String project, long count, List<Asked> asked) {
        Wait.until(
                count + " facts",
                () -> ada.log(project).getLast().number() >= count || isFinished(ada, asked),
                () -> bodies(ada, asked));
    }

    private static boolean isFinished(Client ada, List<Asked> asked) {
        return asked.stream()
                .allMatch(
                        one -> ada.get(one.path()).json().path("state").asText().equals("finished"));
    }

    private static String bodies(Client ada, List<Asked> asked) {
        return asked.stream().map(one -> ada.get(one.path()).http().body()).collect(Collectors.joining("\n"));
    }

    private static void assertSame(Client ada, String project, String session, String which) {
        var own = "projects/" + project + "/opencode/session/" + session + "/message";
        Wait.until(
                "equal conversations in " + which,
                () -> texts(ada.get(own).json(), "info").equals(texts(ours(ada, project, session), "")),
                () -> ada.get(own).http().body() + " and " + ours(ada, project, session));
    }

    private static JsonNode ours(Client ada, String project, String session) {
        return ada.get("projects/" + project + "/sessions/" + session + "/messages?limit=100")
                .json()
                .path("items");
    }

    /** @return each message's id with its texts and tool calls, by id */
    private static List<String> texts(JsonNode messages, String info) {
        return messages.valueStream()
                .map(message -> (info.isEmpty() ? message : message.path(info))
                                .path("id")
                                .asText() + " "
                        + message.path("parts")
                                .valueStream()
                                .filter(part -> !part.path("synthetic").asBoolean())
                                .map(BridgeKilledTest::said)
                                .filter(text -> !text.isEmpty())
                                .toList())
                .sorted()
                .toList();
    }

    private static String said(JsonNode part) {
        return switch (part.path("type").asText()) {
            case "text", "reasoning" -> part.path("text").asText();
            case "tool" ->
                part.path("id").asText() + " "
                        + part.at("/state/status")
                                .asText(part.at("/tool/status").asText());
            default -> "";
        };
    }

    private static void assertFactsOnce(Client ada, String project, long seed) {
        var once = ada.log(project).stream()
                .filter(fact ->
                        fact.type().startsWith("chat.message") || fact.type().startsWith("chat.tool"))
                .map(fact -> fact.type()
                        + fact.data().path("messageId").asText()
                        + fact.data().path("callId").asText())
                .toList();
        assertThat(once).as("-Dtest.seed=%d", seed).doesNotHaveDuplicates().isNotEmpty();
    }
}
