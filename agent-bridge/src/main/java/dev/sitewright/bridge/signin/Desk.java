package dev.sitewright.bridge.signin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.server.SideServer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Where one attempt goes on: the OpenCode that knows of it.
 *
 * @param used whether somebody has begun to finish it: that is done once
 */
record Desk(SignIn signIn, SideServer server, AtomicBoolean used) {
    Desk(SignIn signIn, SideServer server) {
        this(signIn, server, new AtomicBoolean());
    }

    /** @return whether the caller is the first who wants to finish it */
    boolean take() {
        return used.compareAndSet(false, true);
    }

    /**
     * What the provider gave.
     *
     * @param code null when the provider tells OpenCode by itself
     * @param patience how long that may take
     */
    Uni<JsonNode> credential(@Nullable String code, Duration patience) {
        return server.client()
                .signIns()
                .callback(server.directory(), signIn.provider(), signIn.method(), code, patience)
                .chain(server::credentials)
                .map(all -> {
                    var credential = all.get(signIn.provider());
                    if (credential == null) {
                        throw new IllegalStateException("OpenCode kept nothing of " + signIn.provider());
                    }
                    return credential;
                });
    }
}
