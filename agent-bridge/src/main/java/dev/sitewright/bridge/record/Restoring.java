package dev.sitewright.bridge.record;

import dev.sitewright.bridge.opencode.OpenCodeClient;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Gives OpenCode back what it has lost: a session that its store does not have is made anew from the record, message for message. */
@ApplicationScoped
public class Restoring {
    private static final Logger LOG = Logger.getLogger(Restoring.class);
    private static final int MOST = 10_000;

    private final Pool pool;
    private final Conversations conversations;
    private final Clock clock;

    Restoring(Pool pool, Conversations conversations, Clock clock) {
        this.pool = pool;
        this.conversations = conversations;
        this.clock = clock;
    }

    /** Returns when OpenCode has a session that it did not have. */
    public Uni<Void> restore(Session session, OpenCodeClient client) {
        LOG.warnf("OpenCode has lost session %s: it is made anew from the record", session.id());
        return client.list("/project/current", session.directory())
                .map(project -> project.path("id").asText("global"))
                .chain(project -> title(session).map(title -> info(session, project, title)))
                .chain(info -> conversations
                        .raw(session.id(), null, MOST)
                        .map(messages -> History.of(info, messages.reversed(), clock.millis())))
                .chain(history -> client.sessions().replay(session.directory(), history));
    }

    private Uni<String> title(Session session) {
        return pool.preparedQuery("select value from told where session_id = $1 and key = 'title'")
                .execute(Tuple.of(session.id()))
                .map(rows -> rows.size() == 0
                        ? "New session"
                        : Objects.requireNonNullElse(rows.iterator().next().getString("value"), "New session"));
    }

    private Map<String, Object> info(Session session, String project, String title) {
        var info = new HashMap<String, Object>(Map.of(
                "id",
                session.id(),
                "slug",
                "restored",
                "projectID",
                project,
                "directory",
                session.directory(),
                "title",
                title,
                "version",
                "restored",
                "time",
                Map.of("created", clock.millis(), "updated", clock.millis())));
        var parent = session.parentId();
        if (parent != null) {
            info.put("parentID", parent);
        }
        return Map.copyOf(info);
    }
}
