package dev.sitewright.bridge.record;

import dev.sitewright.bridge.opencode.OpenCodeClient;
import dev.sitewright.bridge.opencode.OpenCodeException.Refused;
import dev.sitewright.bridge.opencode.SessionStatus;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Asks OpenCode how a session stands. */
public final class Snapshots {
    private Snapshots() {}

    /** @return the session as it is now; one that OpenCode no longer has is idle and empty */
    public static Uni<Snapshot> of(OpenCodeClient client, Session session) {
        var directory = session.directory();
        var id = session.id();
        return Uni.combine()
                .all()
                .unis(
                        client.statuses(directory),
                        client.sessions().messages(directory, id),
                        client.requests().permissions(directory),
                        client.requests().questions(directory),
                        client.sessions().todos(directory, id))
                .asTuple()
                .map(all -> new Snapshot(
                        all.getItem1().getOrDefault(id, SessionStatus.IDLE),
                        all.getItem2(),
                        all.getItem3().stream()
                                .filter(request -> request.sessionId().equals(id))
                                .toList(),
                        all.getItem4().stream()
                                .filter(request -> request.sessionId().equals(id))
                                .toList(),
                        all.getItem5()))
                .onFailure(failure -> failure instanceof Refused refused && refused.isNotFound())
                .recoverWithItem(new Snapshot(SessionStatus.IDLE, List.of(), List.of(), List.of(), List.of()));
    }
}
