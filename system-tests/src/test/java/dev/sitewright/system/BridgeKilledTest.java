package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * agent-bridge is killed while the agent works, at any moment. {@code -Dbridge.kills=100} does it a hundred times; {@code -Dtest.seed}
 * repeats the moments.
 */
@Tag("system")
@ExtendWith(SharedSystem.class)
class BridgeKilledTest {
    private static final int LONGEST_MS = 6_000;

    @Test
    void each_conversation_equals_opencodes_own_and_facts_are_told_once(Client ada, RunningSystem system) {
        var project = OpenCodeSdkTest.finished(ada);
        var random = new Random(Long.getLong("test.seed", System.nanoTime()));
        for (var run = 0; run < Integer.getInteger("bridge.kills", 3); run++) {
            var session = opened(ada, project);
            var prompt = "projects/" + project + "/sessions/" + session + "/prompts";
            var id = ada.post(prompt, Map.of("items", List.of(Map.of("text", MainJob.BAKERY))))
                    .json()
                    .at("/items/0/id")
                    .asText();
            pause(random.nextInt(LONGEST_MS));
            system.kill("agent-bridge");
            Wait.until(
                    "the end of the prompt",
                    () -> ada.get(prompt + "/" + id)
                            .json()
                            .path("state")
                            .asText()
                            .equals("finished"),
                    () -> ada.get(prompt + "/" + id).http().body());
            assertSame(ada, project, session, run);
        }
        assertFactsOnce(ada, project);
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

    /** The moment is what is tried here. */
    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assertSame(Client ada, String project, String session, int run) {
        var own = "projects/" + project + "/opencode/session/" + session + "/message";
        Wait.until(
                "equal conversations in run " + run,
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

    private static void assertFactsOnce(Client ada, String project) {
        var log = ada.get("projects/" + project + "/events?format=json&limit=1000")
                .json()
                .path("items");
        var once = log.valueStream()
                .filter(fact -> fact.path("type").asText().startsWith("chat.message")
                        || fact.path("type").asText().startsWith("chat.tool"))
                .map(fact -> fact.path("type").asText()
                        + fact.path("data").path("messageId").asText()
                        + fact.path("data").path("callId").asText())
                .toList();
        assertThat(once).doesNotHaveDuplicates().isNotEmpty();
    }
}
