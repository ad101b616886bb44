package dev.sitewright.bridge.prompt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the agent is to take a prompt.
 *
 * @param command one of OpenCode's commands, whose arguments the text is; null for none
 * @param agent null for the session's, or the usual one
 * @param model {@code provider/model}; null for the session's, or the usual one
 * @param queued whether it waits until the session rests, instead of joining the run under way
 */
record Manner(
        @Nullable String command,
        @Nullable String agent,
        @Nullable String model,
        List<Attachment> attachments,
        boolean queued) {
    /** As OpenCode does when nothing is said. */
    static final Manner USUAL = new Manner(null, null, null, List.of(), false);
}
