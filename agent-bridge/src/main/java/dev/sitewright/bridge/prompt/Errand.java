package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.opencode.OpenCodeClient;
import dev.sitewright.bridge.provider.Chosen;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.server.RunningServer;
import java.util.Optional;

/**
 * What one sending is about.
 *
 * @param fresh whether OpenCode cannot have the prompt's message yet
 */
record Errand(Prompt prompt, Session session, RunningServer running, boolean fresh) {
    OpenCodeClient client() {
        return running.client();
    }

    /** @return the same, its prompt going to this model; as it is when there is none */
    Errand by(Optional<Chosen> model) {
        return model.isEmpty() ? this : new Errand(prompt.by(model.get()), session, running, fresh);
    }

    /** @return the same with another prompt, whose message is new */
    Errand of(Prompt other) {
        return new Errand(other, session, running, true);
    }
}
