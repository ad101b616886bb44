package dev.sitewright.bridge.provider;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Providers whose key Sitewright takes from the environment, in the order of preference, with the models used when none is chosen. */
enum KnownProvider {
    ANTHROPIC("anthropic", "ANTHROPIC_API_KEY", "claude-sonnet-5", "claude-haiku-4-5"),
    OPENAI("openai", "OPENAI_API_KEY", "gpt-5.5", "gpt-5.4-mini"),
    GOOGLE("google", "GOOGLE_GENERATIVE_AI_API_KEY", "gemini-3.8-flash", "gemini-3.5-flash-lite"),
    OPENROUTER("openrouter", "OPENROUTER_API_KEY", "anthropic/claude-sonnet-5", "anthropic/claude-haiku-4.5"),
    MISTRAL("mistral", "MISTRAL_API_KEY", "mistral-medium-latest", "mistral-medium-latest"),
    XAI("xai", "XAI_API_KEY", "grok-4.7", "grok-4.7"),
    DEEPSEEK("deepseek", "DEEPSEEK_API_KEY", "deepseek-v4-pro", "deepseek-flash"),
    GROQ("groq", "GROQ_API_KEY", "llama-3.3-70b-versatile", "llama-3.1-8b-instant");

    final String id;
    final String variable;
    private final String model;
    private final String smallModel;

    KnownProvider(String id, String variable, String model, String smallModel) {
        this.id = id;
        this.variable = variable;
        this.model = model;
        this.smallModel = smallModel;
    }

    /** @return the model for the agent, as {@code provider/model} */
    String model() {
        return id + "/" + model;
    }

    /** @return the fast model for titles */
    String smallModel() {
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
