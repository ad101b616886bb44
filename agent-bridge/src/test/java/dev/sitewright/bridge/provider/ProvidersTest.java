package dev.sitewright.bridge.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.bridge.testing.OpenCodeBinary;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersTest {
    private static final String KEY = "sk-very-secret";

    @TempDir
    Path folder;

    @Test
    void a_providers_key_chooses_the_provider_and_its_usual_model() {
        var choice = choice(Map.of("sitewright.provider.env.ANTHROPIC_API_KEY", KEY), null);

        assertThat(choice.model()).isEqualTo("anthropic/claude-sonnet-5");
        assertThat(choice.demo()).isFalse();
        assertThat(settings(choice))
                .contains("\"anthropic\":{\"options\":{\"apiKey\":\"" + KEY + "\"}}")
                .contains("\"small_model\":\"anthropic/");
    }

    @Test
    void a_key_is_in_the_settings_and_nowhere_else() {
        var choice = choice(Map.of("sitewright.provider.env.OPENAI_API_KEY", KEY), null);

        assertThat(choice.environment())
                .as("the agent's shell prints variables")
                .isEmpty();
        assertThat(choice).hasToString("openai/gpt-5.5");
    }

    @Test
    void the_chosen_model_counts_before_the_usual_one() {
        var choice = choice(Map.of("sitewright.provider.env.OPENAI_API_KEY", KEY), "openai/gpt-5-mini");

        assertThat(choice.model()).isEqualTo("openai/gpt-5-mini");
    }

    @Test
    void any_openai_compatible_endpoint_can_be_used() {
        var settings =
                Map.of("sitewright.provider.base-url", "http://127.0.0.1:11434/v1", "sitewright.provider.api-key", KEY);

        assertThat(settings(choice(settings, "custom/qwen3")))
                .contains(
                        "\"baseURL\":\"http://127.0.0.1:11434/v1\"", "\"qwen3\"", "\"enabled_providers\":[\"custom\"]");
        assertThatThrownBy(() -> choice(settings, null)).hasMessageContaining("sitewright.model=custom/");
    }

    @Test
    void keys_without_a_usual_model_need_a_chosen_one() {
        var settings = Map.of("sitewright.provider.env.EXOTIC_API_KEY", KEY);

        assertThatThrownBy(() -> choice(settings, null))
                .hasMessageContaining("sitewright.model")
                .hasMessageContaining("EXOTIC_API_KEY")
                .hasMessageNotContaining(KEY);
        assertThat(choice(settings, "exotic/model").environment()).containsEntry("EXOTIC_API_KEY", KEY);
    }

    @Test
    void nothing_outside_the_workspace_is_allowed_and_nothing_is_asked() {
        var settings =
                OpenCodeJson.parse(settings(choice(Map.of("sitewright.provider.env.OPENAI_API_KEY", KEY), null)));

        assertThat(settings.path("permission").path("external_directory").asText())
                .isEqualTo("deny");
        assertThat(settings.path("permission").properties().iterator().next().getKey())
                .as("the last rule that fits decides, so the general one must come first")
                .isEqualTo("*");
        assertThat(settings.path("permission").toString()).doesNotContain("ask");
    }

    /** OpenCode's own catalogue, built into its program. */
    @Test
    void the_usual_models_exist() throws IOException {
        var command = new ProcessBuilder(OpenCodeBinary.path().toString(), "models");
        var variables = command.environment();
        variables.clear();
        variables.put("HOME", folder.toString());
        variables.put("PATH", System.getenv("PATH"));
        variables.put("OPENCODE_DISABLE_MODELS_FETCH", "1");
        variables.put("OPENCODE_DISABLE_DEFAULT_PLUGINS", "1");
        Stream.of(KnownProvider.values()).forEach(provider -> variables.put(provider.variable, "key"));
        var process = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var models = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .toList();

        assertThat(models)
                .containsAll(Stream.of(KnownProvider.values())
                        .flatMap(provider -> Stream.of(provider.model(), provider.smallModel()))
                        .toList());
    }

    private static ModelChoice choice(Map<String, String> settings, @Nullable String model) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(ProviderConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 500))
                .build()
                .getConfigMapping(ProviderConfig.class);
        return new Providers(config, Optional.ofNullable(model), Optional::empty)
                .choice()
                .orElseThrow();
    }

    private String settings(ModelChoice choice) {
        return OpenCodeJson.write(new OpenCodeSettings().of(choice, folder.resolve("instructions.md")));
    }
}
