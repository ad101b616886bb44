package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A connection to make.
 *
 * @param name the provider's, such as {@code anthropic}; of a custom endpoint any other
 * @param key what the provider gave; write-only
 * @param baseUrl of a custom OpenAI-compatible endpoint
 * @param models of a custom endpoint, by its own names
 */
record NewConnection(
        @Nullable String name,
        @Nullable String key,
        @Nullable String baseUrl,
        @Nullable JsonNode models) {
    @Override
    public String toString() {
        return "connection " + name;
    }
}
