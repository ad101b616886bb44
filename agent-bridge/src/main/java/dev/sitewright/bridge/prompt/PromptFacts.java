package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.prompt.Prompt.State;
import dev.sitewright.bridge.record.Facts;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.record.Telling;

/** Says how far prompts are. */
final class PromptFacts {
    private PromptFacts() {}

    /** Tells where a prompt stands. */
    static Telling of(Session session, Prompt prompt) {
        return of(session, prompt, prompt.state());
    }

    /** Tells where a prompt stands from now on. */
    static Telling of(Session session, Prompt prompt, State state) {
        return new Facts(session).promptState(prompt.id(), prompt.messageId(), state.wireName());
    }
}
