package dev.sitewright.bridge.provider;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Providers whose key Sitewright takes from the environment, in the order of preference, with the models used when none is chosen. */
public enum KnownProvider {
    ANTHROPIC("anthropic", "ANTHROPIC_API_KEY", "claude-sonnet-5", "claude-haiku-4-5", "https://api.anthropic.com/v1"),
    OPENAI("openai", "OPENAI_API_KEY", "gpt-5.5", "gpt-5.4-mini", "https://api.openai.com/v1"),
    GOOGLE(
            "google",
            "GOOGLE_GENERATIVE_AI_API_KEY",
            "gemini-3.8-flash",
            "gemini-3.5-flash-lite",
            "https://generativelanguage.googleapis.com/v1beta"),
    OPENROUTER(
            "openrouter",
            "OPENROUTER_API_KEY",
            "anthropic/claude-sonnet-5",
            "anthropic/claude-haiku-4.5",
            "https://openrouter.ai/api/v1"),
    MISTRAL(
            "mistral",
            "MISTRAL_API_KEY",
            "mistral-medium-latest",
            "mistral-medium-latest",
            "https://api.mistral.ai/v1"),
    XAI("xai", "XAI_API_KEY", "grok-4.7", "grok-4.7", "https://api.x.ai/v1"),
    DEEPSEEK("deepseek", "DEEPSEEK_API_KEY", "deepseek-v4-pro", "deepseek-flash", "https://api.deepseek.com/v1"),
    GROQ("groq", "GROQ_API_KEY", "llama-3.3-70b-versatile", "llama-3.1-8b-instant", "https://api.groq.com/openai/v1");

    private final String id;
    final String variable;
    private final String model;
    private final String smallModel;
    private final String api;

    KnownProvider(String id, String variable, String model, String smallModel, String api) {
        this.id = id;
        this.variable = variable;
        this.model = model;
        this.smallModel = smallModel;
        this.api = api;
    }

    /** @return its name in OpenCode */
    public String id() {
        return id;
    }

    /** @return the address of its interface; {@code /models} there lists models to whoever has a key */
    public String api() {
        return api;
    }

    /** @return the provider of this name */
    public static Optional<KnownProvider> of(String id) {
        return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
    }

    /** @return the model for the agent, as {@code provider/model} */
    public String model() {
        return id + "/" + model;
    }

    /** @return the fast model for titles */
    public String smallModel() {
        return id + "/" + smallModel;
    }

    /** @return the first provider with a key in these variables */
    static Optional<KnownProvider> firstIn(Map<String, String> variables) {
        return Arrays.stream(values())
                .filter(provider -> variables.containsKey(provider.variable))
                .findFirst();
    }

    static Optional<KnownProvider> ofVariable(String variable) {
        return Arrays.stream(values())
                .filter(provider -> provider.variable.equals(variable))
                .findFirst();
    }
}
