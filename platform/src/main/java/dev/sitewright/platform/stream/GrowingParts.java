package dev.sitewright.platform.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sitewright.contracts.ChatFact;
import dev.sitewright.contracts.Delta;
import dev.sitewright.contracts.MessageTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The texts that are growing now, for readers that come later. Only texts known from their first character are kept: after a hole a text
 * is forgotten until the fact that replaces it. Bounded in number and size; thread-safe.
 */
final class GrowingParts {
    private static final int REMEMBERED = 1000;
    private static final String FINAL = MessageTypes.nameOf(ChatFact.ChatMessageFinal.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final int maxParts;
    private final int maxCharacters;
    private final Duration maxAge;
    private final Map<String, Part> byPart = new LinkedHashMap<>(); // the one that grew last is last
    private final Set<String> finished = new LinkedHashSet<>();
    private int characters;

    GrowingParts(int maxParts, int maxCharacters, Duration maxAge) {
        this.maxParts = maxParts;
        this.maxCharacters = maxCharacters;
        this.maxAge = maxAge;
    }

    /** Adds a piece to its text. */
    synchronized void add(String stream, Delta delta, Instant now) {
        var known = byPart.remove(key(stream, delta));
        var part = known == null ? new Part(stream, delta) : known;
        if (finished.contains(stream + ' ' + delta.messageId()) || delta.offset() > part.text.length()) {
            characters -= part.text.length(); // late, or a hole: what is left of the text cannot be told as a whole
            return;
        }
        var overlap = part.text.length() - delta.offset();
        if (overlap < delta.text().length()) {
            part.text.append(delta.text(), overlap, delta.text().length());
            characters += delta.text().length() - overlap;
        }
        part.grewAt = now;
        byPart.put(key(stream, delta), part);
        shrink();
    }

    /** A fact is in the log. Should it tell texts whole, they are forgotten, and pieces of them that come late are ignored. */
    void told(String stream, Frame.Fact fact) {
        if (tellsWhole(fact.type())) {
            finish(stream, messageOf(fact));
        }
    }

    /**
     * A reader is about to pass this fact, which may be known here from the log alone: a snapshot that comes after it must not tell the
     * beginnings of what it told whole.
     */
    void passed(String stream, Frame.Fact fact) {
        if (tellsWhole(fact.type()) && growsIn(stream)) { // old facts have nothing to end, and are many
            finish(stream, messageOf(fact));
        }
    }

    /** @return whether facts of this type tell texts whole */
    static boolean tellsWhole(String type) {
        return type.equals(FINAL);
    }

    /** Forgets texts that have not grown for long. */
    synchronized void expire(Instant now) {
        forget(byPart.values().stream()
                .takeWhile(part -> part.grewAt.plus(maxAge).isBefore(now))
                .toList());
    }

    /** @return the stream's growing texts, whole, in the order in which they last grew */
    synchronized List<GrowingPart> of(String stream, TypeFilter types) {
        return byPart.values().stream()
                .filter(part -> part.stream.equals(stream))
                .filter(part -> types.admits(MessageTypes.nameOf((Record) part.first)))
                .map(Part::view)
                .toList();
    }

    private synchronized void finish(String stream, String messageId) {
        finished.add(stream + ' ' + messageId);
        if (finished.size() > REMEMBERED) {
            finished.remove(finished.iterator().next());
        }
        forget(byPart.values().stream()
                .filter(part ->
                        part.stream.equals(stream) && part.first.messageId().equals(messageId))
                .toList());
    }

    private synchronized boolean growsIn(String stream) {
        return byPart.values().stream().anyMatch(part -> part.stream.equals(stream));
    }

    private static String messageOf(Frame.Fact fact) {
        try {
            return JSON.readTree(fact.json()).at("/data/messageId").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the log has facts as JSON", e);
        }
    }

    private void shrink() {
        while (byPart.size() > maxParts || characters > maxCharacters) {
            forget(List.of(byPart.values().iterator().next()));
        }
    }

    private void forget(List<Part> parts) {
        for (var part : parts) {
            byPart.remove(key(part.stream, part.first));
            characters -= part.text.length();
        }
    }

    /** Ids of parts come from outside; a stream's are kept apart from those of others. */
    private static String key(String stream, Delta delta) {
        return stream + ' ' + delta.partId();
    }

    /** One text. */
    private static final class Part {
        final String stream;
        final Delta first;
        final StringBuilder text = new StringBuilder();
        Instant grewAt = Instant.EPOCH;

        Part(String stream, Delta first) {
            this.stream = stream;
            this.first = first;
        }

        GrowingPart view() {
            var kind = first instanceof Delta.ChatReasoningPart ? "reasoning" : "text";
            return new GrowingPart(
                    first.projectId(), first.sessionId(), first.messageId(), first.partId(), kind, text.toString());
        }
    }
}
