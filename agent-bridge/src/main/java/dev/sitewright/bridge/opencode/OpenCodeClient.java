package dev.sitewright.bridge.opencode;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One OpenCode server. Every call names the session's directory, fails with {@link OpenCodeException}, and ends within its timeout.
 */
public final class OpenCodeClient {
    /** Heartbeats come every 10 s. */
    private static final Duration SILENCE = Duration.ofSeconds(35);

    private final OpenCodeCalls calls;
    private final EventReader reader;
    private final OpenDirectories directories;

    OpenCodeClient(OpenCodeCalls calls, EventReader reader, OpenDirectories directories) {
        this.calls = calls;
        this.reader = reader;
        this.directories = directories;
    }

    /** @return its sessions, and what is in them */
    public OpenCodeSessions sessions() {
        return new OpenCodeSessions(calls);
    }

    /** @return what sets its sessions to work, and stops them */
    public OpenCodeRuns runs() {
        return new OpenCodeRuns(calls);
    }

    /** @return what its agents ask */
    public OpenCodeRequests requests() {
        return new OpenCodeRequests(calls);
    }

    /** @return how people sign in to providers */
    public OpenCodeSignIns signIns() {
        return new OpenCodeSignIns(calls);
    }

    /** @return the directories that this server has open, as far as they were asked about here */
    public OpenDirectories directories() {
        return directories;
    }

    /** @return the server's version, when it says that it is healthy */
    public Uni<String> version(Duration timeout) {
        return calls.call(HttpMethod.GET, "/global/health", "", null, timeout)
                .map(health -> health.path("version").asText("unknown"));
    }

    /** @return a list that OpenCode has for a directory, such as {@code /agent} or {@code /command} */
    public Uni<JsonNode> list(String path, String directory) {
        return calls.call(HttpMethod.GET, path, directory, null);
    }

    /** Ends a directory's instance with all it has loaded; the next question makes another. Whatever runs in it is lost. */
    public Uni<Void> dispose(String directory) {
        return calls.call(HttpMethod.POST, "/instance/dispose", directory, null)
                .invoke(() -> directories.forget(directory))
                .replaceWithVoid();
    }

    /** @return what the directory's sessions are doing; a missing one is idle */
    public Uni<Map<String, SessionStatus>> statuses(String directory) {
        return calls.call(HttpMethod.GET, "/session/status", directory, null).map(OpenCodeClient::statuses);
    }

    private static Map<String, SessionStatus> statuses(JsonNode bySession) {
        var statuses = new HashMap<String, SessionStatus>();
        bySession
                .properties()
                .forEach(one -> statuses.put(one.getKey(), OpenCodeJson.to(SessionStatus.class, one.getValue())));
        return statuses;
    }

    /**
     * Passes a call on.
     *
     * @param query decoded; the directory is added
     * @return the answer, refusals included; fails with {@link OpenCodeException.Unreachable}
     */
    public Uni<RawAnswer> raw(
            String method,
            String path,
            Map<String, String> query,
            String directory,
            @Nullable JsonNode body,
            Duration timeout) {
        return calls.raw(HttpMethod.valueOf(method), path, query, directory, body, timeout);
    }

    /**
     * Follows what happens on the whole server. There is no replay: what is missed must be asked for.
     *
     * @return frames in order, {@link UpstreamEvent.Connected} first; ends or fails when the connection does, or when it falls silent
     */
    public Multi<UpstreamFrame> events() {
        return calls.stream("/global/event")
                .map(reader::read)
                .ifNoItem()
                .after(SILENCE)
                .fail();
    }

    /** @return what happens in one directory, as it is told; ends when the connection does */
    public Multi<JsonNode> events(String directory) {
        return calls.stream("/event?directory=" + URLEncoder.encode(directory, StandardCharsets.UTF_8))
                .map(OpenCodeJson::parse)
                .onSubscription()
                .invoke(() -> directories.followed(directory, 1))
                .onTermination()
                .invoke(() -> directories.followed(directory, -1));
    }
}
