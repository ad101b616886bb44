package dev.sitewright.bridge.extension;

import dev.sitewright.bridge.extension.Credentials.Kept;
import dev.sitewright.bridge.server.OpenCodeServers;
import dev.sitewright.bridge.server.RunningServer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/**
 * Knows of servers that a provider refused because another one of the same person had just refreshed the tokens. OpenCode keeps what it got to
 * itself; once it has reached the others, what they were refused works.
 */
@ApplicationScoped
public class TokenLosses {
    private final Extensions extensions;
    private final Credentials credentials;
    private final CredentialWatch watch;
    private final WorkingCopies copies;
    private final OpenCodeServers servers;

    TokenLosses(
            Extensions extensions,
            Credentials credentials,
            CredentialWatch watch,
            WorkingCopies copies,
            OpenCodeServers servers) {
        this.extensions = extensions;
        this.credentials = credentials;
        this.watch = watch;
        this.copies = copies;
        this.servers = servers;
    }

    /** What to do about something that was refused. */
    public enum Prospect {
        /** It is lost by itself. */
        NONE,
        /** Another server may be getting new tokens. */
        WAIT,
        /** The server has other tokens now. */
        AGAIN
    }

    /**
     * Sees whether trying again may help, after what servers have was brought together.
     *
     * @param model {@code provider/model} that was asked
     * @param since when it was asked
     */
    public Uni<Prospect> of(RunningServer running, String projectId, String ownerId, String model, Instant since) {
        return servers.areOwn()
                ? watch.look()
                        .chain(() -> extensions.ofProject(projectId, ownerId))
                        .map(all -> credentials.of(CredentialWatch.connections(all)).stream()
                                .filter(kept -> kept.key().isEmpty() && model.startsWith(kept.provider() + "/"))
                                .findFirst())
                        .map(kept -> of(running, kept, since))
                : Uni.createFrom().item(Prospect.NONE);
    }

    private Prospect of(RunningServer running, Optional<Kept> kept, Instant since) {
        if (kept.isEmpty()) {
            return Prospect.NONE;
        }
        if (copies.changedSince(running, kept.get().connection(), since)) {
            return Prospect.AGAIN;
        }
        return servers.running().size() > 1 ? Prospect.WAIT : Prospect.NONE;
    }
}
