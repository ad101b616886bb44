package dev.sitewright.bridge.prompt;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sitewright.bridge.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * How a prompt stands.
 *
 * @param state {@code accepted}, {@code sent}, {@code finished} or {@code failed}
 * @param diagnostic why it failed; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PromptView(
        String promptId, String state, @Nullable Diagnostic diagnostic) {
    static PromptView of(Prompt prompt) {
        return new PromptView(
                prompt.id(),
                prompt.state().wireName(),
                prompt.state() == Prompt.State.FAILED ? prompt.diagnostic() : null);
    }
}
