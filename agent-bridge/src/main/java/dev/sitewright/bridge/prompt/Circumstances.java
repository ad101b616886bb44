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
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** How a session stands before something is sent to it. All is asked for at once: somebody waits for the first word. */
@ApplicationScoped
class Circumstances {
    private final Budgets budgets;
    private final Instances instances;
    private final Choices choices;
    private final Heard heard;

    Circumstances(Budgets budgets, Instances instances, Choices choices, Heard heard) {
        this.budgets = budgets;
        this.instances = instances;
        this.choices = choices;
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
        var plan = once(instances.plan(session.projectId(), session.ownerId()));
        var choice =
                Uni.combine().all().unis(choices.of(session), plan).with((own, found) -> own.beside(found.usual()));
        return new Asked(
                once(budgets.isReached(session.projectId(), session.ownerId())),
                once(choice),
                once(plan.chain(instances::look)));
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
