package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.extension.Instances;
import dev.sitewright.bridge.opencode.MessageInfo;
import dev.sitewright.bridge.opencode.MessageView;
import dev.sitewright.bridge.opencode.OpenCodeClient;
import dev.sitewright.bridge.opencode.OpenCodeException.Refused;
import dev.sitewright.bridge.record.Heard;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.server.RunningServer;
import dev.sitewright.bridge.usage.Budgets;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** How a session stands before something is sent to it. All is asked for at once: somebody waits for the first word. */
@ApplicationScoped
class Circumstances {
    private final Budgets budgets;
    private final Instances instances;
    private final Pool pool;
    private final Heard heard;

    Circumstances(Budgets budgets, Instances instances, Pool pool, Heard heard) {
        this.budgets = budgets;
        this.instances = instances;
        this.pool = pool;
        this.heard = heard;
    }

    /**
     * Questions that are asked when somebody first wants to know, and once.
     *
     * @param spent whether a cap is reached
     * @param choice who answers
     * @param look what the session's instance is to have
     */
    record Asked(Uni<Boolean> spent, Uni<SessionChoice> choice, Uni<Instances.Look> look) {}

    /**
     * What OpenCode says of a session.
     *
     * @param busy whether it works
     * @param newest the id of its newest message, empty text for none; empty when OpenCode does not have the session
     */
    record Upstream(boolean busy, Optional<String> newest) {}

    /** @return what can be asked of the database and the disk */
    Asked of(Session session) {
        var stored = once(pool.withConnection(connection -> stored(session, connection)));
        return new Asked(
                stored.map(Stored::spent),
                stored.map(all -> all.choice().beside(all.plan().usual())),
                once(stored.map(Stored::plan).chain(instances::look)));
    }

    /** What the database says. */
    private record Stored(boolean spent, SessionChoice choice, Instances.Plan plan) {}

    /** One word with the database: the connection carries all questions before the first answer. */
    private Uni<Stored> stored(Session session, SqlClient connection) {
        return Uni.combine()
                .all()
                .unis(
                        budgets.isReached(connection, session.projectId(), session.ownerId()),
                        Choices.of(connection, session),
                        instances.plan(connection, session.projectId(), session.ownerId()))
                .with(Stored::new);
    }

    /** @return what OpenCode says, which is asked only for what it has not told; fails when it does not answer */
    Uni<Upstream> upstream(Session session, RunningServer running) {
        return heard(session, running)
                .map(known -> Uni.createFrom().item(known))
                .orElseGet(() -> Uni.combine()
                        .all()
                        .unis(
                                running.client()
                                        .statuses(session.directory())
                                        .map(all -> all.containsKey(session.id())),
                                newest(session, running.client()))
                        .with(Upstream::new));
    }

    /** @return whether the session's instance has what it is to have */
    Uni<Boolean> ready(Asked asked, RunningServer running) {
        return once(asked.look().chain(look -> instances.isReady(look, running)));
    }

    /** @return what OpenCode has told */
    Optional<Upstream> heard(Session session, RunningServer running) {
        return heard.of(running.instance(), session.id())
                .map(known -> new Upstream(known.busy(), Optional.of(known.newest())));
    }

    private static Uni<Optional<String>> newest(Session session, OpenCodeClient client) {
        return client.sessions()
                .latest(session.directory(), session.id(), 1)
                .map(messages -> messages.stream()
                        .map(MessageView::info)
                        .map(MessageInfo::id)
                        .findFirst()
                        .or(() -> Optional.of("")))
                .onFailure(failure -> failure instanceof Refused refused && refused.isNotFound())
                .recoverWithItem(Optional.empty());
    }

    private static <T> Uni<T> once(Uni<T> question) {
        return question.memoize().indefinitely();
    }
}
