package dev.sitewright.bridge.opencode;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signing in to providers, and the credentials that come of it. OpenCode keeps one flow per provider and directory, and one credential per
 * provider for the whole server (measured on 1.18.33).
 */
public final class OpenCodeSignIns {
    private final OpenCodeCalls calls;

    OpenCodeSignIns(OpenCodeCalls calls) {
        this.calls = calls;
    }

    /** @return the ways to sign in, lists by the provider's name */
    public Uni<JsonNode> methods(String directory) {
        return calls.call(HttpMethod.GET, "/provider/auth", directory, null);
    }

    /**
     * Begins.
     *
     * @param method its place in the provider's list of methods
     * @return {@code url}, {@code method} ({@code auto} or {@code code}) and {@code instructions}
     */
    public Uni<JsonNode> authorize(String directory, String provider, int method, Map<String, String> inputs) {
        var body = new HashMap<String, Object>(Map.of("method", method));
        if (!inputs.isEmpty()) {
            body.put("inputs", inputs);
        }
        return calls.call(HttpMethod.POST, "/provider/" + provider + "/oauth/authorize", directory, body);
    }

    /**
     * Ends: OpenCode has the credential then.
     *
     * @param code what the provider showed; null when OpenCode hears of it by itself, and answers when it has
     * @param patience how long that may take
     */
    public Uni<Void> callback(String directory, String provider, int method, @Nullable String code, Duration patience) {
        var body = new HashMap<String, Object>(Map.of("method", method));
        if (code != null) {
            body.put("code", code);
        }
        return calls.call(HttpMethod.POST, "/provider/" + provider + "/oauth/callback", directory, body, patience)
                .replaceWithVoid();
    }

    /** Gives the server a credential; an instance that is open takes note of one for a new provider when it is made anew. */
    public Uni<Void> give(String provider, JsonNode credential) {
        return calls.call(HttpMethod.PUT, "/auth/" + provider, "", credential).replaceWithVoid();
    }

    /** Takes a credential away from the server. */
    public Uni<Void> take(String provider) {
        return calls.call(HttpMethod.DELETE, "/auth/" + provider, "", null).replaceWithVoid();
    }
}
