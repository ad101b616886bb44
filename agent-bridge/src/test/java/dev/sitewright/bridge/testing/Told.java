package dev.sitewright.bridge.testing;

import dev.sitewright.contracts.ChatFact;
import dev.sitewright.contracts.Delta;
import dev.sitewright.contracts.Topics;
import dev.sitewright.platform.messaging.Messages;
import dev.sitewright.platform.testing.Topic;
import java.util.List;

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

    /** @return the project's deltas in order, once there are this many */
    public static List<Delta> deltas(String projectId, int count) {
        return Topic.of(Topics.DELTAS)
                .await(count, envelope -> envelope.subject().equals(projectId))
                .stream()
                .map(envelope -> MESSAGES.deltaOf(envelope).orElseThrow())
                .toList();
    }
}
