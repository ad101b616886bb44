package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.opencode.MessageView;
import dev.sitewright.bridge.opencode.OpenCodeClient;
import dev.sitewright.bridge.opencode.Part;
import dev.sitewright.bridge.opencode.SessionInfo;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.server.OpenCodeServers;
import dev.sitewright.bridge.server.RunningServer;
import dev.sitewright.bridge.server.Shells;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Stops what a session is doing, with its sub-agents. OpenCode is asked to abort, and beside it whatever the session's shells run is
 * interrupted, and killed when that does not help: OpenCode itself waits 3 s for a shell that ignores signals.
 */
@ApplicationScoped
public class Stopping {
    private static final int LATEST = 4;

    private final OpenCodeServers servers;
    private final Shells shells;

    Stopping(OpenCodeServers servers, Shells shells) {
        this.servers = servers;
        this.shells = shells;
    }

    /** @return whether the session rests; false when OpenCode does not answer, so that nothing runs either */
    public Uni<Boolean> stop(Session session) {
        return servers.of(session.projectId())
                .map(running -> stop(session, running).onFailure().recoverWithItem(false))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    private Uni<Boolean> stop(Session session, RunningServer running) {
        var client = running.client();
        var directory = session.directory();
        return family(client, session)
                .chain(ids -> commands(client, directory, ids)
                        .chain(before -> Uni.combine()
                                .all()
                                .unis(abort(client, directory, ids), shells.end(running, before))
                                .discardItems())
                        .chain(() -> commands(client, directory, ids)) // what began between the look and the abort
                        .chain(after -> shells.end(running, after)))
                .chain(() -> client.statuses(directory))
                .map(statuses -> !statuses.containsKey(session.id()));
    }

    private static Uni<List<String>> family(OpenCodeClient client, Session session) {
        return client.sessions()
                .children(session.directory(), session.id())
                .map(children -> Stream.concat(
                                Stream.of(session.id()), children.stream().map(SessionInfo::id))
                        .toList());
    }

    private static Uni<Void> abort(OpenCodeClient client, String directory, List<String> ids) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndMerge(id -> client.runs().abort(directory, id))
                .onItem()
                .ignoreAsUni();
    }

    private static Uni<List<String>> commands(OpenCodeClient client, String directory, List<String> ids) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndMerge(id -> client.sessions().latest(directory, id, LATEST))
                .collect()
                .asList()
                .map(all -> all.stream()
                        .flatMap(List::stream)
                        .flatMap(Stopping::commandsIn)
                        .distinct()
                        .toList());
    }

    private static Stream<String> commandsIn(MessageView message) {
        return message.parts().stream()
                .map(Part::content)
                .filter(Part.Tool.class::isInstance)
                .map(Part.Tool.class::cast)
                .filter(tool -> "bash".equals(tool.tool()))
                .map(tool -> tool.input().get("command"))
                .filter(Objects::nonNull)
                .map(Object::toString);
    }
}
