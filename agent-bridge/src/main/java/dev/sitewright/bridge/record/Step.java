package dev.sitewright.bridge.record;

import dev.sitewright.bridge.diagnostic.Diagnostic;
import dev.sitewright.bridge.opencode.MessageInfo;
import dev.sitewright.bridge.opencode.Part;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an event adds to the record, and what is to be told of it.
 *
 * @param messages made or changed
 * @param parts made or changed
 * @param asked requests that wait for an answer
 * @param answered ids of requests that do not wait any more
 * @param failure an error of the session that no message carries; null without one
 * @param tellings in order
 */
public record Step(
        List<MessageInfo> messages,
        List<Part> parts,
        List<Request> asked,
        List<String> answered,
        @Nullable Diagnostic failure,
        List<Telling> tellings) {
    /** Nothing to keep, nothing to tell. */
    public static final Step NOTHING = new Step(List.of(), List.of(), List.of(), List.of(), null, List.of());

    /** Only tells. */
    public static Step telling(List<Telling> tellings) {
        return new Step(List.of(), List.of(), List.of(), List.of(), null, tellings);
    }

    static Step keeping(MessageInfo message, List<Telling> tellings) {
        return new Step(List.of(message), List.of(), List.of(), List.of(), null, tellings);
    }

    static Step keeping(Part part, List<Telling> tellings) {
        return new Step(List.of(), List.of(part), List.of(), List.of(), null, tellings);
    }

    static Step asking(Request request, Telling telling) {
        return new Step(List.of(), List.of(), List.of(request), List.of(), null, List.of(telling));
    }

    static Step answering(String requestId, Telling telling) {
        return new Step(List.of(), List.of(), List.of(), List.of(requestId), null, List.of(telling));
    }

    static Step failing(Diagnostic failure) {
        return new Step(List.of(), List.of(), List.of(), List.of(), failure, List.of());
    }

    /** @return the same, but nothing is told, now or later */
    public Step silently() {
        var marks = tellings.stream()
                .map(telling -> new Telling(telling.key(), telling.value(), null))
                .toList();
        return new Step(messages, parts, asked, answered, failure, marks);
    }

    /** @return both, this one first */
    public Step and(Step next) {
        return new Step(
                both(messages, next.messages),
                both(parts, next.parts),
                both(asked, next.asked),
                both(answered, next.answered),
                next.failure == null ? failure : next.failure,
                both(tellings, next.tellings));
    }

    /** @return whether there is nothing to keep or tell */
    public boolean isNothing() {
        return equals(NOTHING);
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return first.isEmpty()
                ? second
                : Stream.concat(first.stream(), second.stream()).toList();
    }
}
