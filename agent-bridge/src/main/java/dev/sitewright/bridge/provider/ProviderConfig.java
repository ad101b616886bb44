package dev.sitewright.bridge.provider;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/** Who provides the model. Without any of these, the built-in demo model works. */
@ConfigMapping(prefix = "sitewright.provider")
interface ProviderConfig {
    /** Base address of any OpenAI-compatible endpoint, such as {@code http://127.0.0.1:11434/v1}; needs {@code sitewright.model=custom/<model>}. */
    Optional<String> baseUrl();

    /** The key of that endpoint, if it wants one. */
    Optional<String> apiKey();

    /** Keys of providers by the name of their usual environment variable, such as {@code ANTHROPIC_API_KEY}. */
    Map<String, String> env();
}
