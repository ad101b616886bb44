package dev.sitewright.gateway.events;

import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.stream.EventLog;
import dev.sitewright.platform.stream.Frame;
import dev.sitewright.platform.stream.TypeFilter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** The facts of a stream as pages of JSON, the same texts as in the stream. */
@ApplicationScoped
class EventPages {
    private final EventLog log;

    EventPages(EventLog log) {
        this.log = log;
    }

    /**
     * One page: up to {@code limit} facts are looked at, and those of the wanted types returned.
     *
     * @return {@code {"items":[…],"head":N,"oldest":N,"next":N}}; fails with a {@link Problem} (410) when facts after {@code after} are gone
     */
    Uni<String> page(String stream, long after, int limit, TypeFilter types) {
        return log.bounds(stream)
                .invoke(bounds -> refuseGap(after, bounds))
                .chain(bounds -> log.page(stream, after, limit).map(facts -> json(facts, after, bounds, types)));
    }

    private static void refuseGap(long after, EventLog.Bounds bounds) {
        if (after + 1 < bounds.oldest()) {
            throw new ProblemException(Problem.of(
                    ProblemType.EVENTS_GONE,
                    "The oldest event that is still kept has the number " + bounds.oldest()
                            + ". Load the project, and go on after " + (bounds.oldest() - 1) + "."));
        }
    }

    private static String json(List<Frame.Fact> facts, long after, EventLog.Bounds bounds, TypeFilter types) {
        var next = facts.isEmpty() ? after : facts.getLast().number();
        return facts.stream()
                .filter(fact -> types.admits(fact.type()))
                .map(Frame.Fact::json)
                .collect(Collectors.joining(
                        ",",
                        "{\"items\":[",
                        "],\"head\":" + Math.max(bounds.head(), next) + ",\"oldest\":" + bounds.oldest() + ",\"next\":"
                                + next + "}"));
    }
}
