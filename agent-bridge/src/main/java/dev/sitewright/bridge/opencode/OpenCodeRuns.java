package dev.sitewright.bridge.opencode;

import dev.sitewright.bridge.opencode.OpenCodeException.Refused;
import dev.sitewright.bridge.opencode.OpenCodeException.Unreachable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** What sets a session of one server to work, stops it, and takes back what it did. Calls fail with {@link OpenCodeException}. */
public final class OpenCodeRuns {
    /** Long enough for OpenCode to refuse, or to have begun. */
    private static final Duration BEGINNING = Duration.ofMillis(1_500);

    private final OpenCodeCalls calls;

    OpenCodeRuns(OpenCodeCalls calls) {
        this.calls = calls;
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
        return calls.call(HttpMethod.POST, "/session/" + sessionId + "/revert", directory, place)
                .replaceWithVoid();
    }

    /** Brings back what was taken back. */
    public Uni<Void> unrevert(String directory, String sessionId) {
        return calls.call(HttpMethod.POST, "/session/" + sessionId + "/unrevert", directory, Map.of())
                .replaceWithVoid();
    }

    public Uni<Void> prompt(String directory, String sessionId, Map<String, ?> body) {
        return calls.call(HttpMethod.POST, "/session/" + sessionId + "/prompt_async", directory, body)
                .replaceWithVoid();
    }

    /** Stops what the session is doing; nothing happens when it is idle. */
    public Uni<Void> abort(String directory, String sessionId) {
        return calls.call(HttpMethod.POST, "/session/" + sessionId + "/abort", directory, null)
                .replaceWithVoid();
    }

    /** Such calls answer when the run ends; a client that leaves does not stop it (measured on 1.18.33). */
    private Uni<Void> begin(String path, String directory, Object body) {
        return calls.call(HttpMethod.POST, path, directory, body, BEGINNING)
                .replaceWithVoid()
                .onFailure(OpenCodeRuns::isSlow)
                .recoverWithNull();
    }

    private static boolean isSlow(Throwable failure) {
        var cause = failure instanceof Unreachable ? failure.getCause() : null;
        return cause instanceof TimeoutException || cause instanceof io.smallrye.mutiny.TimeoutException;
    }
}
