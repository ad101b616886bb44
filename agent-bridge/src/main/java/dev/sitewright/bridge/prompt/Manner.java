package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.provider.Chosen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the agent is to take a prompt.
 *
 * @param command one of OpenCode's commands, whose arguments the text is; null for none
 * @param agent null for the session's, or the usual one
 * @param model {@code provider/model}; null for the session's, or the usual one
 * @param queued whether it waits until the session rests, instead of joining the run under way
 * @param fallback how many models it has gone through that could not
 * @param chosen the model that it goes to; null until that is known
 */
record Manner(
        @Nullable String command,
        @Nullable String agent,
        @Nullable String model,
        List<Attachment> attachments,
        boolean queued,
        int fallback,
        @Nullable Chosen chosen) {
    /** As OpenCode does when nothing is said. */
    static final Manner USUAL = new Manner(null, null, null, List.of(), false, 0, null);

    /** @return the name of the model that it goes to */
    @Nullable String usedModel() {
        return chosen == null ? null : chosen.model();
    }

    /** @return who decided on that, by wire name */
    @Nullable String modelFrom() {
        return chosen == null ? null : chosen.from().wireName();
    }

    /** @return the same, by this model */
    Manner by(@Nullable Chosen one) {
        return new Manner(command, agent, model, attachments, queued, fallback, one);
    }
}
