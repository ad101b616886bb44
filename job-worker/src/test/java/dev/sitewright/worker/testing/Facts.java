package dev.sitewright.worker.testing;

import dev.sitewright.contracts.Fact;
import dev.sitewright.contracts.Topics;
import dev.sitewright.platform.messaging.Envelope;
import dev.sitewright.platform.messaging.Messages;
import dev.sitewright.platform.testing.Topic;
import java.util.List;
import java.util.Optional;

/** The facts this service told about a project. */
public final class Facts {
    private Facts() {}

    /** @return the project's first {@code count} facts of a type, in order; fails when they do not come */
    public static <F extends Fact> List<F> await(Class<F> type, String projectId, int count) {
        return Topic.of(Topics.EVENTS)
                .await(
                        count,
                        envelope -> envelope.subject().equals(projectId)
                                && read(envelope).filter(type::isInstance).isPresent())
                .stream()
                .map(envelope -> type.cast(read(envelope).orElseThrow()))
                .toList();
    }

    private static Optional<Fact> read(Envelope envelope) {
        return new Messages().factOf(envelope);
    }
}
