package dev.sitewright.bridge.provider;

import dev.sitewright.bridge.demomodel.DemoModel;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Decides which model works: a custom endpoint, else the first provider with a key, else the demo model. */
@ApplicationScoped
public class Providers {
    private static final Logger LOG = Logger.getLogger(Providers.class);
    private static final String CUSTOM = "custom";
    private static final String DEMO = "sitewright-demo";
    private static final String OPENAI_COMPATIBLE =
            "@ai-sdk/openai-compatible"; // built into OpenCode: nothing is fetched
    private static final int CONTEXT = 128_000;
    private static final int OUTPUT = 16_000;

    private final ProviderConfig config;
    private final Optional<String> model;
    private final Supplier<Optional<ModelChoice>> demo;

    @Inject
    Providers(
            ProviderConfig config,
            @ConfigProperty(name = "sitewright.model") Optional<String> model,
            DemoModel demoModel) {
        this(config, model, () -> demoModel.address().map(address -> demo(address, demoModel.key())));
    }

    Providers(ProviderConfig config, Optional<String> model, Supplier<Optional<ModelChoice>> demo) {
        this.config = config;
        this.model = model;
        this.demo = demo;
    }

    void announce(@Observes StartupEvent event) {
        if (isDemo()) {
            LOG.info("No model provider is configured: the built-in demo model answers. It is not an AI model.");
        }
    }

    /** @return whether pages come from the demo model */
    public boolean isDemo() {
        return config.baseUrl().isEmpty() && config.env().isEmpty();
    }

    /** @return the choice; empty while the demo model's endpoint does not listen yet */
    public Optional<ModelChoice> choice() {
        if (config.baseUrl().isPresent()) {
            return Optional.of(custom(config.baseUrl().orElseThrow()));
        }
        return config.env().isEmpty() ? demo.get() : Optional.of(byKey());
    }

    /** @return the model that the installation's settings name, or the demo model without any; empty as {@link #choice()} */
    public Optional<Chosen> usual() {
        var from = isDemo() ? Chosen.From.DEMO : Chosen.From.INSTALLATION;
        return choice().map(choice -> new Chosen(choice.model(), from));
    }

    /** @return where a provider of the installation's settings answers; empty when they name no such provider, or that is not known */
    public Optional<String> address(String provider) {
        return CUSTOM.equals(provider)
                ? config.baseUrl()
                : KnownProvider.of(provider)
                        .filter(known -> config.env().containsKey(known.variable))
                        .map(KnownProvider::api);
    }

    private ModelChoice custom(String baseUrl) {
        var chosen = model.filter(name -> name.startsWith(CUSTOM + "/"))
                .orElseThrow(
                        () -> new IllegalStateException(
                                "sitewright.provider.base-url needs sitewright.model=custom/<the endpoint's name of the model>"));
        var options = new HashMap<String, Object>(Map.of("baseURL", baseUrl));
        config.apiKey().ifPresent(key -> options.put("apiKey", key));
        var id = chosen.substring(CUSTOM.length() + 1);
        return new ModelChoice(
                chosen,
                false,
                settings(chosen, chosen, CUSTOM, compatible("Custom endpoint", id, id, options)),
                Map.of());
    }

    private static ModelChoice demo(URI address, String key) {
        var name = DEMO + "/" + DemoModel.MODEL;
        var options = Map.<String, Object>of("baseURL", address.toString(), "apiKey", key);
        return new ModelChoice(
                name,
                true,
                settings(name, name, DEMO, compatible("Sitewright", DemoModel.MODEL, DemoModel.NAME, options)),
                Map.of());
    }

    /** Keys of known providers go into the settings, where the agent's shell does not see them as variables; others have no other way. */
    private ModelChoice byKey() {
        var known = new HashMap<String, Object>();
        var environment = new HashMap<String, String>();
        config.env()
                .forEach((variable, key) -> KnownProvider.ofVariable(variable)
                        .ifPresentOrElse(
                                provider -> known.put(provider.id(), Map.of("options", Map.of("apiKey", key))),
                                () -> environment.put(variable, key)));
        var preferred = KnownProvider.firstIn(config.env());
        var chosen = model.or(() -> preferred.map(KnownProvider::model))
                .orElseThrow(() ->
                        new IllegalStateException("Say with sitewright.model=<provider>/<model> which model to use: "
                                + String.join(", ", config.env().keySet())
                                + " is of no provider that has a default here"));
        var settings = new HashMap<String, Object>(Map.of("model", chosen, "provider", known));
        preferred
                .filter(provider -> chosen.startsWith(provider.id() + "/"))
                .ifPresent(provider -> settings.put("small_model", provider.smallModel()));
        return new ModelChoice(chosen, false, settings, environment);
    }

    private static Map<String, Object> settings(
            String chosen, String small, String providerId, Map<String, Object> provider) {
        return Map.of(
                "model",
                chosen,
                "small_model",
                small,
                "enabled_providers",
                List.of(providerId),
                "provider",
                Map.of(providerId, provider));
    }

    /** @return an OpenAI-compatible endpoint in OpenCode's settings, with models by their own names */
    public static Map<String, Object> endpoint(String name, List<String> models, Map<String, Object> options) {
        var all = new HashMap<String, Object>();
        models.forEach(model -> all.put(model, model(model)));
        return Map.of("name", name, "npm", OPENAI_COMPATIBLE, "options", options, "models", all);
    }

    private static Map<String, Object> compatible(
            String name, String modelId, String modelName, Map<String, Object> options) {
        return Map.of(
                "name", name,
                "npm", OPENAI_COMPATIBLE,
                "options", options,
                "models", Map.of(modelId, model(modelName)));
    }

    private static Map<String, Object> model(String name) {
        return Map.of(
                "name",
                name,
                "tool_call",
                true,
                "attachment",
                true,
                "modalities",
                Map.of("input", List.of("text", "image", "pdf"), "output", List.of("text")),
                "limit",
                Map.of("context", CONTEXT, "output", OUTPUT));
    }
}
