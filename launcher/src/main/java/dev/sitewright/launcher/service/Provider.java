package dev.sitewright.launcher.service;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The model provider that the person brings. All of it may be absent: then the built-in demo model answers.
 *
 * @param model {@code provider/model}, or empty for the provider's usual one
 * @param baseUrl of any OpenAI-compatible endpoint, or empty; its models are called {@code custom/…}
 * @param apiKey for that endpoint, or empty
 * @param keys the providers' own environment variables, by name
 */
public record Provider(
        Optional<String> model, Optional<String> baseUrl, Optional<String> apiKey, Map<String, String> keys) {
    /** Names under which OpenCode looks for keys of the providers that it knows. */
    private static final Set<String> KEY_NAMES = Set.of(
            "ANTHROPIC_API_KEY",
            "AZURE_API_KEY",
            "AZURE_RESOURCE_NAME",
            "CEREBRAS_API_KEY",
            "COHERE_API_KEY",
            "DEEPINFRA_API_KEY",
            "DEEPSEEK_API_KEY",
            "FIREWORKS_API_KEY",
            "GEMINI_API_KEY",
            "GOOGLE_GENERATIVE_AI_API_KEY",
            "GROQ_API_KEY",
            "MISTRAL_API_KEY",
            "MOONSHOT_API_KEY",
            "NVIDIA_API_KEY",
            "OPENAI_API_KEY",
            "OPENCODE_API_KEY",
            "OPENROUTER_API_KEY",
            "PERPLEXITY_API_KEY",
            "TOGETHER_API_KEY",
            "XAI_API_KEY",
            "ZHIPU_API_KEY");

    public Provider {
        keys = Map.copyOf(keys);
    }

    /** @return no provider: the demo model answers */
    public static Provider none() {
        return new Provider(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    /** @return an OpenAI-compatible endpoint and one of its models */
    public static Provider custom(String baseUrl, String apiKey, String model) {
        return new Provider(Optional.of("custom/" + model), Optional.of(baseUrl), Optional.of(apiKey), Map.of());
    }

    /** @return what the variables say: the providers' own, and SITEWRIGHT_MODEL, _PROVIDER_BASE_URL and _PROVIDER_API_KEY */
    public static Provider from(Map<String, String> environment) {
        var keys = environment.entrySet().stream()
                .filter(variable -> KEY_NAMES.contains(variable.getKey())
                        && !variable.getValue().isBlank())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Provider(
                value(environment, "SITEWRIGHT_MODEL"),
                value(environment, "SITEWRIGHT_PROVIDER_BASE_URL"),
                value(environment, "SITEWRIGHT_PROVIDER_API_KEY"),
                keys);
    }

    public Provider withModel(String chosen) {
        return new Provider(Optional.of(chosen), baseUrl, apiKey, keys);
    }

    /** @return whether nothing was brought, so that the demo model answers */
    public boolean isDemo() {
        return baseUrl.isEmpty() && keys.isEmpty();
    }

    /** @return as agent-bridge reads it */
    Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        model.ifPresent(value -> settings.put("sitewright.model", value));
        baseUrl.ifPresent(value -> settings.put("sitewright.provider.base-url", value));
        apiKey.ifPresent(value -> settings.put("sitewright.provider.api-key", value));
        keys.forEach((name, value) -> settings.put("sitewright.provider.env." + name, value));
        return settings;
    }

    @Override
    public String toString() {
        return "Provider[model=" + model + ", baseUrl=" + baseUrl + ", keys=" + keys.keySet() + "]"; // no values
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }
}
