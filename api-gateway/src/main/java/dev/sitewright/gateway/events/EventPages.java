package dev.sitewright.gateway.events;

import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.stream.EventLog;
import dev.sitewright.platform.stream.Follow;
import dev.sitewright.platform.stream.Frame;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The facts of a stream as pages of JSON, the same texts as in the stream. */
@ApplicationScoped
class EventPages {
    private final EventLog log;

    EventPages(EventLog log) {
        this.log = log;
    }

    /**
     * One page: up to {@code limit} facts are looked at, and those that are asked for returned.
     *
     * @return {@code {"items":[…],"head":N,"oldest":N,"next":N}}; fails with a {@link Problem} (410) when facts that are asked for are gone
     */
    Uni<String> page(Follow follow, int limit) {
        var after = Objects.requireNonNullElse(follow.after(), 0L);
        return log.bounds(follow.stream())
                .invoke(bounds -> refuseGap(after, bounds, follow.link()))
                .chain(bounds ->
                        log.page(follow.stream(), after, limit).map(facts -> json(facts, after, bounds, follow)));
    }

    private static void refuseGap(long after, EventLog.Bounds bounds, String link) {
        if (after + 1 < bounds.oldest()) {
            throw new ProblemException(Problem.of(
                    ProblemType.EVENTS_GONE,
                    "The oldest event that is still kept has the number " + bounds.oldest() + ". Load " + link
                            + ", and go on after " + (bounds.oldest() - 1) + "."));
        }
    }

    private static String json(List<Frame.Fact> facts, long after, EventLog.Bounds bounds, Follow follow) {
        var next = facts.isEmpty() ? after : facts.getLast().number();
        return facts.stream()
                .filter(fact -> follow.admits(fact.type(), fact.json()))
                .map(Frame.Fact::json)
                .collect(Collectors.joining(
                        ",",
                        "{\"items\":[",
                        "],\"head\":" + Math.max(bounds.head(), next) + ",\"oldest\":" + bounds.oldest() + ",\"next\":"
                                + next + "}"));
    }
}
