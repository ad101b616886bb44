package dev.sitewright.bridge.opencode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.opencode.OpenCodeException.Refused;
import dev.sitewright.bridge.opencode.OpenCodeException.Unreachable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.auth.authentication.UsernamePasswordCredentials;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;
import io.vertx.mutiny.core.parsetools.RecordParser;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One OpenCode server. Every call names the session's directory, fails with {@link OpenCodeException}, and ends within its timeout:
 * connections made while the server starts were seen to hang for ever.
 */
public final class OpenCodeClient {
    /** First use of a directory took up to 11 s when measured, 20 at once longer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Heartbeats come every 10 s. */
    private static final Duration SILENCE = Duration.ofSeconds(35);

    /** Long enough for OpenCode to refuse, or to have begun. */
    private static final Duration BEGINNING = Duration.ofMillis(1_500);

    private static final int LARGEST_FRAME = 64 * 1024 * 1024; // an update of a tool call holds all its output
    private static final String PREFIX = "data: ";

    private final Endpoint endpoint;
    private final WebClient web;
    private final HttpClient http;
    private final EventReader reader;
    private final OpenDirectories directories;

    OpenCodeClient(Endpoint endpoint, WebClient web, HttpClient http, EventReader reader, OpenDirectories directories) {
        this.endpoint = endpoint;
        this.web = web;
        this.http = http;
        this.reader = reader;
        this.directories = directories;
    }

    /** @return the directories that this server has open, as far as they were asked about here */
    public OpenDirectories directories() {
        return directories;
    }

    /** @return the server's version, when it says that it is healthy */
    public Uni<String> version(Duration timeout) {
        return call(HttpMethod.GET, "/global/health", "", null, timeout)
                .map(health -> health.path("version").asText("unknown"));
    }

    /**
     * Opens a session.
     *
     * @param title null to let OpenCode make one from the first prompt
     */
    public Uni<SessionInfo> openSession(String directory, @Nullable String title) {
        return call(HttpMethod.POST, "/session", directory, title == null ? Map.of() : Map.of("title", title))
                .map(session -> OpenCodeJson.to(SessionInfo.class, session));
    }

    /** Opens a session with these properties, of those that OpenCode knows. */
    public Uni<SessionInfo> openSession(String directory, Map<String, ?> properties) {
        return call(HttpMethod.POST, "/session", directory, properties)
                .map(session -> OpenCodeJson.to(SessionInfo.class, session));
    }

    /** @return whether the server has the session */
    public Uni<Boolean> hasSession(String directory, String sessionId) {
        return whetherThere(call(HttpMethod.GET, "/session/" + sessionId, directory, null));
    }

    /** Gives the server the history of a session that it does not have, as its own events tell such. */
    public Uni<Void> replay(String directory, List<Map<String, Object>> events) {
        return call(HttpMethod.POST, "/sync/replay", directory, Map.of("directory", directory, "events", events))
                .replaceWithVoid();
    }

    /** Changes properties of a session. */
    public Uni<Void> changeSession(String directory, String sessionId, Map<String, ?> properties) {
        return call(HttpMethod.PATCH, "/session/" + sessionId, directory, properties)
                .replaceWithVoid();
    }

    /**
     * Copies a session.
     *
     * @param messageId the first message that the copy does not have; null for all
     */
    public Uni<SessionInfo> fork(String directory, String sessionId, @Nullable String messageId) {
        return call(
                        HttpMethod.POST,
                        "/session/" + sessionId + "/fork",
                        directory,
                        messageId == null ? Map.of() : Map.of("messageID", messageId))
                .map(session -> OpenCodeJson.to(SessionInfo.class, session));
    }

    /** Begins to summarise a conversation, so that it takes less of the model's context; the run goes on when this returns. */
    public Uni<Void> summarize(String directory, String sessionId, Model model) {
        return begin("/session/" + sessionId + "/summarize", directory, model.properties());
    }

    /** Begins one of OpenCode's commands as a prompt; the run goes on when this returns. */
    public Uni<Void> command(String directory, String sessionId, Map<String, ?> body) {
        return begin("/session/" + sessionId + "/command", directory, body);
    }

    /** Begins a command of the shell; it goes on when this returns. */
    public Uni<Void> shell(String directory, String sessionId, Map<String, ?> body) {
        return begin("/session/" + sessionId + "/shell", directory, body);
    }

    /** Takes back what was done from a message on, files included. Fails with {@link Refused} 409 while the session works. */
    public Uni<Void> revert(String directory, String sessionId, Map<String, ?> place) {
        return call(HttpMethod.POST, "/session/" + sessionId + "/revert", directory, place)
                .replaceWithVoid();
    }

    /** Brings back what was taken back. */
    public Uni<Void> unrevert(String directory, String sessionId) {
        return call(HttpMethod.POST, "/session/" + sessionId + "/unrevert", directory, Map.of())
                .replaceWithVoid();
    }

    /** @return what a message's run changed in files, as OpenCode lists it */
    public Uni<JsonNode> diff(String directory, String sessionId, String messageId) {
        return call(HttpMethod.GET, "/session/" + sessionId + "/diff?messageID=" + messageId, directory, null);
    }

    /** @return a list that OpenCode has for a directory, such as {@code /agent} or {@code /command} */
    public Uni<JsonNode> list(String path, String directory) {
        return call(HttpMethod.GET, path, directory, null);
    }

    /** Refuses to answer a question: the run ends. @return whether it still waited */
    public Uni<Boolean> reject(String directory, String requestId) {
        return whetherThere(call(HttpMethod.POST, "/question/" + requestId + "/reject", directory, Map.of()));
    }

    /** Answers a request for permission, with words for the agent. @return whether it still waited */
    public Uni<Boolean> reply(String directory, String requestId, Map<String, ?> reply) {
        return whetherThere(call(HttpMethod.POST, "/permission/" + requestId + "/reply", directory, reply));
    }

    /**
     * Gives the agent a prompt, which joins the run under way when there is one. Safe to repeat when message and parts have fixed ids: a
     * message that has its answer is not answered again (measured on 1.18.33).
     */
    public Uni<Void> prompt(String directory, String sessionId, Map<String, ?> body) {
        return call(HttpMethod.POST, "/session/" + sessionId + "/prompt_async", directory, body)
                .replaceWithVoid();
    }

    /** Deletes a session and all in it. */
    public Uni<Void> deleteSession(String directory, String sessionId) {
        return call(HttpMethod.DELETE, "/session/" + sessionId, directory, null).replaceWithVoid();
    }

    /** @return the sessions of this session's sub-agents */
    public Uni<List<SessionInfo>> children(String directory, String sessionId) {
        return call(HttpMethod.GET, "/session/" + sessionId + "/children", directory, null)
                .map(sessions -> List.of(OpenCodeJson.to(SessionInfo[].class, sessions)));
    }

    /** Ends a directory's instance with all it has loaded; the next question makes another. Whatever runs in it is lost. */
    public Uni<Void> dispose(String directory) {
        return call(HttpMethod.POST, "/instance/dispose", directory, null)
                .invoke(() -> directories.forget(directory))
                .replaceWithVoid();
    }

    /** @return what the directory's sessions are doing; a missing one is idle */
    public Uni<Map<String, SessionStatus>> statuses(String directory) {
        return call(HttpMethod.GET, "/session/status", directory, null).map(OpenCodeClient::statuses);
    }

    /** @return whether the session holds this message */
    public Uni<Boolean> hasMessage(String directory, String sessionId, String messageId) {
        return call(HttpMethod.GET, "/session/" + sessionId + "/message/" + messageId, directory, null)
                .replaceWith(true)
                .onFailure(OpenCodeClient::isNotFound)
                .recoverWithItem(false);
    }

    /** @return the session's messages, oldest first */
    public Uni<List<MessageView>> messages(String directory, String sessionId) {
        return call(HttpMethod.GET, "/session/" + sessionId + "/message", directory, null)
                .map(messages -> each(messages).map(MessageView::of).toList());
    }

    /** @return the session's newest messages, oldest first */
    public Uni<List<MessageView>> latest(String directory, String sessionId, int count) {
        return call(HttpMethod.GET, "/session/" + sessionId + "/message?limit=" + count, directory, null)
                .map(messages -> each(messages).map(MessageView::of).toList());
    }

    /** @return the agent's plan */
    public Uni<List<Todo>> todos(String directory, String sessionId) {
        return call(HttpMethod.GET, "/session/" + sessionId + "/todo", directory, null)
                .map(todos -> List.of(OpenCodeJson.to(Todo[].class, todos)));
    }

    /** Stops what the session is doing; nothing happens when it is idle. */
    public Uni<Void> abort(String directory, String sessionId) {
        return call(HttpMethod.POST, "/session/" + sessionId + "/abort", directory, null)
                .replaceWithVoid();
    }

    /** @return the questions that wait in a directory */
    public Uni<List<QuestionRequest>> questions(String directory) {
        return call(HttpMethod.GET, "/question", directory, null)
                .map(questions -> List.of(OpenCodeJson.to(QuestionRequest[].class, questions)));
    }

    /**
     * Answers a question.
     *
     * @param answers the chosen labels, one list for each question
     * @return whether it still waited
     */
    public Uni<Boolean> answer(String directory, String requestId, List<List<String>> answers) {
        return whetherThere(
                call(HttpMethod.POST, "/question/" + requestId + "/reply", directory, Map.of("answers", answers)));
    }

    /** @return the requests for permission that wait in a directory */
    public Uni<List<PermissionRequest>> permissions(String directory) {
        return call(HttpMethod.GET, "/permission", directory, null)
                .map(requests -> List.of(OpenCodeJson.to(PermissionRequest[].class, requests)));
    }

    /**
     * Answers a request for permission.
     *
     * @param reply {@code once}, {@code always} or {@code reject}
     * @return whether it still waited
     */
    public Uni<Boolean> reply(String directory, String requestId, String reply) {
        return whetherThere(
                call(HttpMethod.POST, "/permission/" + requestId + "/reply", directory, Map.of("reply", reply)));
    }

    /**
     * Follows what happens on the whole server. There is no replay: what is missed must be asked for.
     *
     * @return frames in order, {@link UpstreamEvent.Connected} first; ends or fails when the connection does, or when it falls silent
     */
    public Multi<UpstreamFrame> events() {
        var options = new RequestOptions()
                .setHost(endpoint.host())
                .setPort(endpoint.port())
                .setURI("/global/event")
                .putHeader("Authorization", credentials())
                .setTimeout(TIMEOUT.toMillis()); // until the head of the answer, in Vert.x 4.5
        return http.request(options)
                .chain(request -> request.send())
                .onItem()
                .transformToMulti(this::frames)
                .ifNoItem()
                .after(SILENCE)
                .fail();
    }

    private Multi<UpstreamFrame> frames(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            return Multi.createFrom().failure(new Refused("GET /global/event", response.statusCode()));
        }
        return RecordParser.newDelimited("\n\n", response)
                .maxRecordSize(LARGEST_FRAME)
                .toMulti()
                .map(record -> record.toString(StandardCharsets.UTF_8))
                .filter(record -> record.startsWith(PREFIX))
                .map(record -> reader.read(record.substring(PREFIX.length())));
    }

    /** Such calls answer when the run ends; a client that leaves does not stop it (measured on 1.18.33). */
    private Uni<Void> begin(String path, String directory, Object body) {
        return call(HttpMethod.POST, path, directory, body, BEGINNING)
                .replaceWithVoid()
                .onFailure(OpenCodeClient::isSlow)
                .recoverWithNull();
    }

    private static boolean isSlow(Throwable failure) {
        var cause = failure instanceof Unreachable ? failure.getCause() : null;
        return cause instanceof TimeoutException || cause instanceof io.smallrye.mutiny.TimeoutException;
    }

    /**
     * Passes a call on.
     *
     * @param query decoded; the directory is added
     * @return the answer, refusals included; fails with {@link Unreachable}
     */
    public Uni<RawAnswer> raw(
            String method,
            String path,
            Map<String, String> query,
            String directory,
            @Nullable JsonNode body,
            Duration timeout) {
        directories.used(directory);
        var request = web.request(HttpMethod.valueOf(method), endpoint.port(), endpoint.host(), path)
                .authentication(new UsernamePasswordCredentials(Endpoint.USER, endpoint.password()))
                .timeout(timeout.toMillis());
        query.forEach(request::addQueryParam);
        request.addQueryParam("directory", directory);
        var sent = body == null
                ? request.send()
                : request.putHeader("Content-Type", "application/json")
                        .sendBuffer(Buffer.buffer(OpenCodeJson.write(body)));
        return sent.onFailure()
                .transform(failure -> new Unreachable(method + " " + path, failure))
                .map(RawAnswer::of);
    }

    /** @return what happens in one directory, as it is told; ends when the connection does */
    public Multi<JsonNode> events(String directory) {
        var options = new RequestOptions()
                .setHost(endpoint.host())
                .setPort(endpoint.port())
                .setURI("/event?directory=" + URLEncoder.encode(directory, StandardCharsets.UTF_8))
                .putHeader("Authorization", credentials())
                .setTimeout(TIMEOUT.toMillis());
        return http.request(options)
                .chain(request -> request.send())
                .onItem()
                .transformToMulti(response -> RecordParser.newDelimited("\n\n", response)
                        .maxRecordSize(LARGEST_FRAME)
                        .toMulti()
                        .map(record -> record.toString(StandardCharsets.UTF_8))
                        .filter(record -> record.startsWith(PREFIX))
                        .map(record -> OpenCodeJson.parse(record.substring(PREFIX.length())))
                        .onCancellation()
                        .call(() -> response.request().connection().close()))
                .onSubscription()
                .invoke(() -> directories.followed(directory, 1))
                .onTermination()
                .invoke(() -> directories.followed(directory, -1));
    }

    private Uni<JsonNode> call(HttpMethod method, String path, String directory, @Nullable Object body) {
        return call(method, path, directory, body, TIMEOUT);
    }

    private Uni<JsonNode> call(
            HttpMethod method, String path, String directory, @Nullable Object body, Duration timeout) {
        directories.used(directory);
        var request = web.request(method, endpoint.port(), endpoint.host(), path)
                .authentication(new UsernamePasswordCredentials(Endpoint.USER, endpoint.password()))
                .timeout(timeout.toMillis());
        if (!directory.isEmpty()) {
            request.addQueryParam("directory", directory);
        }
        var name = method + " " + path;
        var sent = body == null
                ? request.send()
                : request.putHeader("Content-Type", "application/json")
                        .sendBuffer(Buffer.buffer(OpenCodeJson.write(body)));
        return sent.ifNoItem()
                .after(timeout.plusSeconds(1)) // the request's own timeout does not cover waiting for a connection
                .fail()
                .onFailure()
                .transform(failure -> new Unreachable(name, failure))
                .map(response -> read(name, response));
    }

    private static JsonNode read(String name, HttpResponse<Buffer> response) {
        if (response.statusCode() / 100 != 2) {
            throw new Refused(name, response.statusCode());
        }
        var body = response.bodyAsString();
        return OpenCodeJson.parse(body == null || body.isEmpty() ? "null" : body);
    }

    private static Uni<Boolean> whetherThere(Uni<JsonNode> call) {
        return call.replaceWith(true).onFailure(OpenCodeClient::isNotFound).recoverWithItem(false);
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof Refused refused && refused.isNotFound();
    }

    private static Map<String, SessionStatus> statuses(JsonNode bySession) {
        var statuses = new HashMap<String, SessionStatus>();
        bySession
                .properties()
                .forEach(one -> statuses.put(one.getKey(), OpenCodeJson.to(SessionStatus.class, one.getValue())));
        return statuses;
    }

    private static java.util.stream.Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private String credentials() {
        return new UsernamePasswordCredentials(Endpoint.USER, endpoint.password()).toHttpAuthorization();
    }
}
