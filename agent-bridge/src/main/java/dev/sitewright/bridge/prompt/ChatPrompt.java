package dev.sitewright.bridge.prompt;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sitewright.bridge.diagnostic.Diagnostic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prompt as its owner sees it.
 *
 * @param usedModel the model that it goes to, or went to last; null until that is known
 * @param modelFrom who decided on that: {@code prompt}, {@code session}, {@code project}, {@code user}, {@code installation},
 *     {@code connection}, {@code demo} or {@code fallback}
 * @param messageId the message that carries it, once the agent has it
 * @param state {@code accepted} (it waits), {@code sent}, {@code finished}, {@code failed} or {@code stopped}
 * @param diagnostic why it failed; left out as long as it has not
 */
record ChatPrompt(
        String id,
        String sessionId,
        String text,
        @Nullable String command,
        @Nullable String agent,
        @Nullable String model,
        @Nullable String usedModel,
        @Nullable String modelFrom,
        String whenBusy,
        List<File> attachments,
        String messageId,
        String state,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Diagnostic diagnostic,
        Instant createdAt) {
    /** A file that came with it, without its content. */
    record File(String name, String mime, int size) {}

    static ChatPrompt of(Prompt prompt) {
        var manner = prompt.manner();
        return new ChatPrompt(
                prompt.id(),
                prompt.sessionId(),
                prompt.text(),
                manner.command(),
                manner.agent(),
                manner.model(),
                manner.usedModel(),
                manner.modelFrom(),
                manner.queued() ? "wait" : "join",
                manner.attachments().stream()
                        .map(file -> new File(file.name(), file.mime(), file.size()))
                        .toList(),
                prompt.messageId(),
                prompt.state().wireName(),
                prompt.state() == Prompt.State.FAILED ? prompt.diagnostic() : null,
                prompt.acceptedAt());
    }
}
