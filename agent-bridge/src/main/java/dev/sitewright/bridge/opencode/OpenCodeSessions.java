package dev.sitewright.bridge.opencode;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Sessions of one server, and what is in them. Calls fail with {@link OpenCodeException}. */
public final class OpenCodeSessions {
    private final OpenCodeCalls calls;

    OpenCodeSessions(OpenCodeCalls calls) {
        this.calls = calls;
    }

    public Uni<SessionInfo> open(String directory, @Nullable String title) {
        return calls.call(HttpMethod.POST, "/session", directory, title == null ? Map.of() : Map.of("title", title))
                .map(session -> OpenCodeJson.to(SessionInfo.class, session));
    }

    /** Opens a session with these properties, of those that OpenCode knows. */
    public Uni<SessionInfo> open(String directory, Map<String, ?> properties) {
        return calls.call(HttpMethod.POST, "/session", directory, properties)
                .map(session -> OpenCodeJson.to(SessionInfo.class, session));
    }

    /** Gives the server the history of a session that it does not have, as its own events tell such. */
    public Uni<Void> replay(String directory, List<Map<String, Object>> events) {
        return calls.call(HttpMethod.POST, "/sync/replay", directory, Map.of("directory", directory, "events", events))
                .replaceWithVoid();
    }

    /** Changes properties of a session. */
    public Uni<Void> change(String directory, String sessionId, Map<String, ?> properties) {
        return calls.call(HttpMethod.PATCH, "/session/" + sessionId, directory, properties)
                .replaceWithVoid();
    }

    public Uni<SessionInfo> fork(String directory, String sessionId, @Nullable String messageId) {
        return calls.call(
                        HttpMethod.POST,
                        "/session/" + sessionId + "/fork",
                        directory,
                        messageId == null ? Map.of() : Map.of("messageID", messageId))
                .map(session -> OpenCodeJson.to(SessionInfo.class, session));
    }

    /** @return what a message's run changed in files, as OpenCode lists it */
    public Uni<JsonNode> diff(String directory, String sessionId, String messageId) {
        return calls.call(HttpMethod.GET, "/session/" + sessionId + "/diff?messageID=" + messageId, directory, null);
    }

    /** Deletes a session and all in it. */
    public Uni<Void> delete(String directory, String sessionId) {
        return calls.call(HttpMethod.DELETE, "/session/" + sessionId, directory, null)
                .replaceWithVoid();
    }

    /** @return the sessions of this session's sub-agents */
    public Uni<List<SessionInfo>> children(String directory, String sessionId) {
        return calls.call(HttpMethod.GET, "/session/" + sessionId + "/children", directory, null)
                .map(sessions -> List.of(OpenCodeJson.to(SessionInfo[].class, sessions)));
    }

    /** @return whether the session holds this message */
    public Uni<Boolean> hasMessage(String directory, String sessionId, String messageId) {
        return calls.call(HttpMethod.GET, "/session/" + sessionId + "/message/" + messageId, directory, null)
                .replaceWith(true)
                .onFailure(OpenCodeCalls::isNotFound)
                .recoverWithItem(false);
    }

    /** @return the session's messages, oldest first */
    public Uni<List<MessageView>> messages(String directory, String sessionId) {
        return calls.call(HttpMethod.GET, "/session/" + sessionId + "/message", directory, null)
                .map(messages -> each(messages).map(MessageView::of).toList());
    }

    /** @return the session's newest messages, oldest first */
    public Uni<List<MessageView>> latest(String directory, String sessionId, int count) {
        return calls.call(HttpMethod.GET, "/session/" + sessionId + "/message?limit=" + count, directory, null)
                .map(messages -> each(messages).map(MessageView::of).toList());
    }

    /** @return the agent's plan */
    public Uni<List<Todo>> todos(String directory, String sessionId) {
        return calls.call(HttpMethod.GET, "/session/" + sessionId + "/todo", directory, null)
                .map(todos -> List.of(OpenCodeJson.to(Todo[].class, todos)));
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
