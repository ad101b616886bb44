package dev.sitewright.bridge.provider;

import java.util.Map;

/**
 * The model that works, and what OpenCode needs to reach it.
 *
 * @param model {@code provider/model}
 * @param demo whether it is the built-in demo model
 * @param settings the part of OpenCode's settings about providers, keys included
 * @param environment variables for OpenCode's process, for providers that are configured by nothing else
 */
public record ModelChoice(String model, boolean demo, Map<String, Object> settings, Map<String, String> environment) {
    /** @return the model for small tasks, as {@code provider/model}; the one that works where there is no smaller */
    public String fastModel() {
        return settings.get("small_model") instanceof String small ? small : model;
    }

    @Override
    public String toString() {
        return demo ? model + " (demo)" : model; // the rest holds keys
    }
}
