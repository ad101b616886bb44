package dev.sitewright.bridge.prompt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the agent something.
 *
 * @param text what the person wrote; the arguments when it is a command
 * @param command one of the agent's commands; null for a prompt
 * @param agent null for the session's
 * @param model {@code provider/model}; null for the session's
 * @param whenBusy {@code wait} (the usual) until the session rests, or {@code join} the run under way
 */
record NewPrompt(
        @Nullable String text,
        @Nullable String command,
        @Nullable String agent,
        @Nullable String model,
        @Nullable String whenBusy,
        @Nullable List<NewAttachment> attachments) {
    /**
     * A file that is to come with it.
     *
     * @param data in base64
     */
    record NewAttachment(
            @Nullable String name,
            @Nullable String mime,
            @Nullable String data) {}
}
