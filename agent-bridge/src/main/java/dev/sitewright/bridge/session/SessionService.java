package dev.sitewright.bridge.session;

import dev.sitewright.bridge.opencode.OpenCodeClient;
import dev.sitewright.bridge.opencode.OpenCodeException.Unreachable;
import dev.sitewright.bridge.opencode.SessionInfo;
import dev.sitewright.bridge.record.Facts;
import dev.sitewright.bridge.record.Ledger;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.record.Sessions;
import dev.sitewright.bridge.record.Telling;
import dev.sitewright.bridge.server.OpenCodeServers;
import dev.sitewright.bridge.server.Workspaces;
import dev.sitewright.bridge.session.SessionException.AgentDown;
import dev.sitewright.bridge.session.SessionException.NoWorkspace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** Opens sessions. */
@ApplicationScoped
class SessionService {
    private final Sessions sessions;
    private final Ledger ledger;
    private final OpenCodeServers servers;
    private final Pool pool;
    private final Clock clock;
    private final Workspaces workspaces;

    SessionService(
            Sessions sessions, Ledger ledger, OpenCodeServers servers, Pool pool, Clock clock, Workspaces workspaces) {
        this.sessions = sessions;
        this.ledger = ledger;
        this.servers = servers;
        this.pool = pool;
        this.clock = clock;
        this.workspaces = workspaces;
    }

    /** @return the project's main session, opened when there is none; fails with {@link SessionException} */
    Uni<Session> mainSession(String projectId, OpenSession request) {
        return sessions.mainOf(projectId)
                .chain(found ->
                        found.map(session -> Uni.createFrom().item(session)).orElseGet(() -> open(projectId, request)));
    }

    private Uni<Session> open(String projectId, OpenSession request) {
        var workspace = workspaces.of(projectId);
        if (!Files.isDirectory(workspace)) {
            return Uni.createFrom().failure(new NoWorkspace(projectId));
        }
        var running = servers.of(projectId);
        if (running.isEmpty()) {
            return Uni.createFrom()
                    .failure(new AgentDown(
                            Objects.requireNonNullElse(servers.problem(projectId), "OpenCode is starting.")));
        }
        var client = running.get().client();
        return client.sessions()
                .open(workspace.toString(), request.title())
                .onFailure(Unreachable.class)
                .transform(failure -> new AgentDown("OpenCode does not answer."))
                .chain(opened -> keep(projectId, request, opened, client));
    }

    private Uni<Session> keep(String projectId, OpenSession request, SessionInfo opened, OpenCodeClient client) {
        var session = new Session(opened.id(), projectId, request.ownerId(), null, true, opened.directory());
        return pool.withTransaction(tx -> sessions.insert(tx, session)
                        .call(first -> first
                                ? ledger.tell(tx, session.id(), beginning(session, opened), clock.instant())
                                : Uni.createFrom().voidItem()))
                .chain(first -> first ? Uni.createFrom().item(session) : yieldTo(session, client));
    }

    private static List<Telling> beginning(Session session, SessionInfo opened) {
        return List.of(Telling.assumed("status", "idle"), new Facts(session).title(opened.title()));
    }

    /** Somebody else opened one at the same time: theirs counts, ours goes. */
    private Uni<Session> yieldTo(Session ours, OpenCodeClient client) {
        return client.sessions()
                .delete(ours.directory(), ours.id())
                .onFailure()
                .recoverWithNull() // an empty session in OpenCode's store harms nobody
                .chain(() -> sessions.mainOf(ours.projectId()))
                .map(theirs -> theirs.orElseThrow());
    }
}
