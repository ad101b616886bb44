package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.provider.Chosen;
import dev.sitewright.bridge.provider.Chosen.From;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who answers in a session.
 *
 * @param agent the session's; null to leave it to OpenCode
 * @param model what the session names; null for the usual one
 * @param fallbacks models to go on with, in order, when the one before cannot
 * @param usual what works when nothing is named; empty until there is any
 */
record SessionChoice(@Nullable String agent, @Nullable String model, List<String> fallbacks, Optional<Chosen> usual) {
    /** @return the same in a project where this is usual */
    SessionChoice beside(Optional<Chosen> projects) {
        return new SessionChoice(agent, model, fallbacks, projects);
    }

    /** @return who answers a prompt that is taken in this manner */
    Optional<String> agentOf(Manner manner) {
        return Optional.ofNullable(manner.agent()).or(() -> Optional.ofNullable(agent));
    }

    /** @return the model that a prompt goes to; empty until there is any */
    Optional<Chosen> modelOf(Manner manner) {
        var passed = manner.fallback();
        if (passed > 0 && passed <= fallbacks.size()) {
            return Optional.of(new Chosen(fallbacks.get(passed - 1), From.FALLBACK));
        }
        return Optional.ofNullable(manner.model())
                .map(name -> new Chosen(name, From.PROMPT))
                .or(() -> Optional.ofNullable(manner.chosen()))
                .or(() -> Optional.ofNullable(model).map(name -> new Chosen(name, From.SESSION)))
                .or(() -> usual);
    }
}
