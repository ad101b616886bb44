package dev.sitewright.launcher.service;

import dev.sitewright.launcher.data.DataFolder;
import dev.sitewright.launcher.embedded.Database;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who finds whom in one run, and the settings of each service that follow from it.
 *
 * @param root the folder of the whole project
 * @param kafka the brokers' addresses
 * @param ports the port of every service
 * @param extra further settings of single services, which win over all others
 */
public record Wiring(
        Path root,
        DataFolder data,
        Secrets secrets,
        String kafka,
        Map<Service, Integer> ports,
        Provider provider,
        Map<Service, Map<String, String>> extra) {

    public Wiring {
        ports = Map.copyOf(ports);
        extra = Map.copyOf(extra);
    }

    public String url(Service service) {
        return "http://127.0.0.1:" + ports.getOrDefault(service, service.usualPort());
    }

    /** Writes the settings file that the service reads at its next start. */
    public void writeSettings(Service service, Database database) {
        var settings = new TreeMap<>(common(service, database));
        switch (service) {
            case PROJECT_SERVICE -> settings.putAll(workspaces());
            case JOB_WORKER -> {
                settings.putAll(workspaces());
                settings.put("sitewright.urls.api-gateway", url(Service.API_GATEWAY)); // which sends to webhooks
            }
            case AGENT_BRIDGE -> {
                settings.putAll(workspaces());
                settings.putAll(agent());
            }
            case API_GATEWAY -> settings.put("sitewright.secrets.key", secrets.storageKey());
        }
        settings.putAll(extra.getOrDefault(service, Map.of()));
        SettingsFile.write(data.settings(service.label()), settings);
    }

    private Map<String, String> common(Service service, Database database) {
        var settings = new TreeMap<String, String>();
        settings.put("sitewright.service", service.label());
        settings.put("sitewright.db.host", database.host());
        settings.put("sitewright.db.port", Integer.toString(database.port()));
        settings.put("sitewright.db.name", database.name());
        settings.put("sitewright.db.user", database.user());
        settings.put("sitewright.db.password", database.password());
        settings.put("kafka.bootstrap.servers", kafka);
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", Integer.toString(ports.getOrDefault(service, service.usualPort())));
        settings.put(
                "sitewright.internal.private-key", secrets.tokenPrivateKey().toString());
        settings.put("sitewright.internal.public-key", secrets.tokenPublicKey().toString());
        settings.put(
                "quarkus.log.category.\"io.smallrye.health\".level",
                "WARN"); // says at each look of ours that it is not ready
        for (var other : EnumSet.complementOf(EnumSet.of(Service.API_GATEWAY))) {
            settings.put("sitewright.urls." + other.label(), url(other));
        }
        return settings;
    }

    private Map<String, String> workspaces() {
        return Map.of(
                "sitewright.workspaces", data.workspaces().toString(),
                "sitewright.children", data.children().toString());
    }

    private Map<String, String> agent() {
        var settings = new TreeMap<>(provider.settings());
        var program = root.resolve("agent-bridge/opencode/node_modules/.bin/opencode");
        settings.put("sitewright.opencode.binary", program.toString());
        settings.put("sitewright.opencode.home", data.openCode().toString());
        settings.put("sitewright.secrets.key", secrets.storageKey());
        return settings;
    }
}
