package dev.sitewright.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.launcher.data.DataFolder;
import dev.sitewright.launcher.embedded.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final Map<String, String> SHELL = Map.of(
            "PATH", "/bin",
            "LC_ALL", "C.UTF-8",
            "ANTHROPIC_API_KEY", "sk-$secret",
            "OPENAI_API_KEY", " ",
            "DATABASE_URL", "postgres://production",
            "HTTPS_PROXY", "http://proxy:3128",
            "npm_config_registry", "https://registry.example.org",
            "NPM_CONFIG__AUTHTOKEN", "secret");

    @TempDir
    Path folder;

    @Test
    void provider_keys_reach_only_the_agents_bridge() throws IOException {
        for (var service : Service.values()) {
            var settings = settings(service);
            assertThat(settings.containsKey("sitewright.provider.env.ANTHROPIC_API_KEY"))
                    .isEqualTo(service == Service.AGENT_BRIDGE);
            assertThat(settings.keySet()).doesNotContain("sitewright.provider.env.OPENAI_API_KEY");
        }
    }

    @Test
    void a_dollar_in_a_value_is_no_reference() throws IOException {
        assertThat(settings(Service.AGENT_BRIDGE).getProperty("sitewright.provider.env.ANTHROPIC_API_KEY"))
                .isEqualTo("sk-\\$secret");
    }

    @Test
    void extra_settings_win_and_reach_only_their_service() throws IOException {
        assertThat(settings(Service.JOB_WORKER).getProperty("quarkus.http.host"))
                .isEqualTo("0.0.0.0");
        assertThat(settings(Service.API_GATEWAY).getProperty("quarkus.http.host"))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void services_see_what_they_need_of_the_environment_and_no_more() {
        assertThat(Environment.of(Service.API_GATEWAY, SHELL)).containsOnlyKeys("PATH", "LC_ALL");
        assertThat(Environment.of(Service.AGENT_BRIDGE, SHELL))
                .containsOnlyKeys("PATH", "LC_ALL", "HTTPS_PROXY", "npm_config_registry");
    }

    @Test
    void without_keys_and_endpoint_the_demo_model_answers() {
        assertThat(Provider.from(Map.of("PATH", "/bin")).isDemo()).isTrue();
        assertThat(Provider.from(SHELL).isDemo()).isFalse();
        assertThat(Provider.from(SHELL).toString()).doesNotContain("secret");
        assertThat(Provider.custom("http://127.0.0.1:1/v1", "key", "small").settings())
                .containsEntry("sitewright.model", "custom/small");
    }

    @Test
    void a_location_is_one_uri_whatever_its_name() {
        assertThat(SettingsFile.location(Path.of("/my data,all/x.properties")))
                .isEqualTo("file:///my%20data%2Call/x.properties");
    }

    private Properties settings(Service service) throws IOException {
        var data = new DataFolder(folder);
        var wiring = new Wiring(
                Path.of("/opt/sitewright"),
                data,
                new Secrets(data),
                "127.0.0.1:9092",
                Map.of(),
                Provider.from(SHELL),
                Map.of(Service.JOB_WORKER, Map.of("quarkus.http.host", "0.0.0.0")));
        wiring.writeSettings(service, new Database("127.0.0.1", 5432, service.database(), service.role(), "secret"));
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(data.settings(service.label()))) {
            settings.load(reader);
        }
        return settings;
    }
}
