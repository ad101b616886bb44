package dev.sitewright.bridge.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.opencode.MessageView;
import dev.sitewright.bridge.testing.Bridge;
import java.time.Instant;
import java.util.List;

/**
 * How far OpenCode came with the newest turn of a session, in milliseconds since it was asked for, by OpenCode's own notes.
 *
 * @param given it had the prompt
 * @param answering it began an answer
 * @param writing the answer's first text began
 */
record Stages(double given, double answering, double writing) {
    static Stages of(RunningServer running, String directory, String sessionId, Instant begin) {
        var turn = running.client()
                .sessions()
                .latest(directory, sessionId, 2)
                .await()
                .atMost(Bridge.PATIENCE);
        return new Stages(
                since(begin, turn.getFirst().info().body().at("/time/created")),
                since(begin, turn.getLast().info().body().at("/time/created")),
                since(begin, textOf(turn)));
    }

    private static JsonNode textOf(List<MessageView> turn) {
        return turn.getLast().parts().stream()
                .filter(part -> part.type().equals("text"))
                .findFirst()
                .orElseThrow()
                .body()
                .at("/time/start");
    }

    private static double since(Instant begin, JsonNode moment) {
        return moment.asDouble() - begin.toEpochMilli();
    }
}
