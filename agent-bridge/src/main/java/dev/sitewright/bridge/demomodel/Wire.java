package dev.sitewright.bridge.demomodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sitewright.bridge.demomodel.Answer.ToolCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** OpenAI's chat completions on the wire, whole or in pieces. */
final class Wire {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern BEFORE_WORDS = Pattern.compile("(?<=\\s)");
    private static final int ARGUMENT_PIECE = 400;
    private static final int CHARACTERS_PER_TOKEN = 4;

    private Wire() {}

    /** @return the {@code data} of each frame, in order, the end mark included */
    static List<String> pieces(String id, long created, Answer answer) {
        var frames = new ArrayList<String>();
        frames.add(chunk(id, created, Map.of("role", "assistant", "content", ""), null));
        BEFORE_WORDS
                .splitAsStream(answer.text())
                .forEach(word -> frames.add(chunk(id, created, Map.of("content", word), null)));
        for (var place = 0; place < answer.calls().size(); place++) {
            for (var delta : callPieces(place, answer.calls().get(place))) {
                frames.add(chunk(id, created, Map.of("tool_calls", List.of(delta)), null));
            }
        }
        frames.add(chunk(id, created, Map.of(), answer.finishReason()));
        frames.add(json(frame(id, created, "chat.completion.chunk", List.of(), answer)));
        frames.add("[DONE]");
        return frames;
    }

    /** @return the answer in one */
    static String whole(String id, long created, Answer answer) {
        var message = new HashMap<String, Object>(Map.of("role", "assistant", "content", answer.text()));
        if (!answer.calls().isEmpty()) {
            message.put("tool_calls", answer.calls().stream().map(Wire::call).toList());
        }
        var choice = Map.of("index", 0, "message", message, "finish_reason", answer.finishReason());
        return json(frame(id, created, "chat.completion", List.of(choice), answer));
    }

    /** @return the list of models: one */
    static String models() {
        return json(Map.of(
                "object",
                "list",
                "data",
                List.of(Map.of("id", DemoModel.MODEL, "object", "model", "owned_by", "sitewright"))));
    }

    /** @return an error in OpenAI's shape */
    static String error(String message) {
        return json(Map.of("error", Map.of("message", message, "type", "invalid_request_error")));
    }

    private static List<Map<String, Object>> callPieces(int place, ToolCall call) {
        var arguments = json(call.arguments());
        var first = Map.<String, Object>of(
                "index",
                place,
                "id",
                call.id(),
                "type",
                "function",
                "function",
                Map.of("name", call.tool(), "arguments", ""));
        var rest = IntStream.iterate(0, start -> start < arguments.length(), start -> start + ARGUMENT_PIECE)
                .mapToObj(start -> arguments.substring(start, Math.min(arguments.length(), start + ARGUMENT_PIECE)))
                .map(piece -> Map.<String, Object>of("index", place, "function", Map.of("arguments", piece)));
        return Stream.concat(Stream.of(first), rest).toList();
    }

    private static Map<String, Object> call(ToolCall call) {
        return Map.of(
                "id",
                call.id(),
                "type",
                "function",
                "function",
                Map.of("name", call.tool(), "arguments", json(call.arguments())));
    }

    private static String chunk(String id, long created, Map<String, Object> delta, @Nullable String finish) {
        var choice = new HashMap<String, Object>();
        choice.put("index", 0);
        choice.put("delta", delta);
        choice.put("finish_reason", finish);
        return json(Map.of(
                "id",
                id,
                "object",
                "chat.completion.chunk",
                "created",
                created,
                "model",
                DemoModel.MODEL,
                "choices",
                List.of(choice)));
    }

    private static Map<String, Object> frame(
            String id, long created, String object, List<Object> choices, Answer answer) {
        var written = tokens(answer.text())
                + answer.calls().stream().collect(Collectors.summingInt(call -> tokens(json(call.arguments()))));
        return Map.of(
                "id",
                id,
                "object",
                object,
                "created",
                created,
                "model",
                DemoModel.MODEL,
                "choices",
                choices,
                "usage",
                Map.of("prompt_tokens", 0, "completion_tokens", written, "total_tokens", written));
    }

    /** A rough count, so that usage is shown; nobody pays for it. */
    private static int tokens(String text) {
        return Math.ceilDiv(text.length(), CHARACTERS_PER_TOKEN);
    }

    private static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of strings are always JSON", e);
        }
    }
}
