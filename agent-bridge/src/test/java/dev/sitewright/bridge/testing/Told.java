package dev.sitewright.bridge.testing;

import dev.sitewright.contracts.ChatFact;
import dev.sitewright.contracts.Delta;
import dev.sitewright.contracts.Topics;
import dev.sitewright.platform.messaging.Messages;
import dev.sitewright.platform.testing.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What the service under test told of a project. */
public final class Told {
    private static final Messages MESSAGES = new Messages();

    private Told() {}

    /** @return the project's facts in order, up to this many of this kind */
    public static <T extends ChatFact> List<T> await(String projectId, Class<T> kind, int count) {
        return Topic.of(Topics.EVENTS)
                .await(
                        count,
                        envelope -> envelope.subject().equals(projectId)
                                && MESSAGES.factOf(envelope)
                                        .filter(kind::isInstance)
                                        .isPresent())
                .stream()
                .map(envelope -> kind.cast(MESSAGES.factOf(envelope).orElseThrow()))
                .toList();
    }

    /** @return the project's facts of all kinds in order, up to the {@code count}th of this kind */
    public static List<ChatFact> until(String projectId, Class<? extends ChatFact> kind, int count) {
        var seen = new AtomicInteger();
        var facts = new ArrayList<ChatFact>();
        Topic.of(Topics.EVENTS).await(1, envelope -> {
            if (envelope.subject().equals(projectId) && seen.get() < count) {
                var fact = (ChatFact) MESSAGES.factOf(envelope).orElseThrow();
                facts.add(fact);
                return kind.isInstance(fact) && seen.incrementAndGet() == count;
            }
            return false;
        });
        return facts;
    }

    /** @return the project's deltas in order, once there are this many */
    public static List<Delta> deltas(String projectId, int count) {
        return Topic.of(Topics.DELTAS)
                .await(count, envelope -> envelope.subject().equals(projectId))
                .stream()
                .map(envelope -> MESSAGES.deltaOf(envelope).orElseThrow())
                .toList();
    }
}
