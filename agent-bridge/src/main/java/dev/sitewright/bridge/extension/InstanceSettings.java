package dev.sitewright.bridge.extension;

import dev.sitewright.bridge.extension.Credentials.Kept;
import dev.sitewright.bridge.instance.InstanceFiles;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.bridge.provider.KnownProvider;
import dev.sitewright.bridge.provider.Providers;
import dev.sitewright.bridge.sandbox.AgentSandbox;
import dev.sitewright.bridge.server.OpenCodeServers;
import dev.sitewright.bridge.server.Workspaces;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says what a project has in OpenCode's words. */
@ApplicationScoped
class InstanceSettings {
    private final Extensions extensions;
    private final Credentials credentials;
    private final InstanceFiles files;
    private final Providers providers;
    private final OpenCodeServers servers;
    private final Workspaces workspaces;

    InstanceSettings(
            Extensions extensions,
            Credentials credentials,
            InstanceFiles files,
            Providers providers,
            OpenCodeServers servers,
            Workspaces workspaces) {
        this.extensions = extensions;
        this.credentials = credentials;
        this.files = files;
        this.providers = providers;
        this.servers = servers;
        this.workspaces = workspaces;
    }

    /**
     * Brings the project's files up to date. Blocking: names are looked up, files written.
     *
     * @return the name of what its instance is to have
     */
    String renew(String projectId, Own own) {
        var skills = skills(own);
        var settings = settings(projectId, own, skills);
        var text = settings.isEmpty() ? "" : OpenCodeJson.write(Map.of("settings", settings, "skills", skills));
        var name = text.isEmpty() ? InstanceFiles.NOTHING : InstanceFiles.nameOf(text);
        if (!files.written(projectId).equals(name)) {
            if (text.isEmpty()) {
                files.remove(projectId);
            } else {
                files.write(projectId, name, OpenCodeJson.write(settings), skills);
            }
        }
        return name;
    }

    /** @return whether the project's instance was made with the settings of this name; blocking */
    boolean isLoaded(String projectId, String name) {
        return files.loaded(projectId).equals(name);
    }

    private Map<String, Object> settings(String projectId, Own own, Map<String, String> skills) {
        var settings = new TreeMap<String, Object>();
        var connected = new TreeMap<String, Object>();
        var signedIn = credentials.of(own.connections());
        own.connections().stream().filter(one -> !Credentials.isSignedIn(one)).forEach(one -> {
            if (isReachable(one)
                    && signedIn.stream().noneMatch(kept -> kept.provider().equals(one.name()))) {
                connected.putIfAbsent(one.name(), provider(one));
            }
        });
        var servers = new TreeMap<String, Object>();
        own.mcpServers().stream()
                .filter(one -> Own.text(one, "url") == null || isReachable(one))
                .forEach(one -> servers.put(one.name(), server(projectId, one)));
        signedIn.forEach(kept -> kept.key().ifPresent(key -> connected.put(kept.provider(), withKey(key))));
        put(settings, "provider", connected);
        if (!signedIn.isEmpty()) {
            settings.put("signed_in", signedIn.stream().map(Kept::name).toList());
        }
        put(settings, "mcp", servers);
        var installation = providers.usual();
        own.usual(installation)
                .filter(chosen -> !installation.equals(Optional.of(chosen)))
                .ifPresent(chosen -> settings.put("model", chosen.model()));
        own.fastModel(installation).ifPresent(model -> settings.put("small_model", model));
        if (!skills.isEmpty()) {
            settings.put("skills", files.skillsOf(projectId).toString());
        }
        return settings;
    }

    private static void put(Map<String, Object> settings, String name, Map<String, Object> all) {
        if (!all.isEmpty()) {
            settings.put(name, all);
        }
    }

    /** A name may lead elsewhere than when it was given. Blocking. */
    static boolean isReachable(Extension one) {
        var address = Own.text(one, one.fields().has("url") ? "url" : "baseUrl");
        return address == null || one.fields().path("privately").asBoolean() || Addresses.leadsOutside(address);
    }

    private static Map<String, Object> withKey(String key) {
        return Map.of("options", Map.of("apiKey", key));
    }

    private Map<String, Object> provider(Extension one) {
        var options = new HashMap<String, Object>();
        var key = extensions.secretsOf(one).get("key");
        if (key != null) {
            options.put("apiKey", key);
        }
        if (key != null && KnownProvider.of(one.name()).isPresent()) {
            return withKey(key);
        }
        options.put("baseURL", String.valueOf(Own.text(one, "baseUrl")));
        return Providers.endpoint(one.name(), Own.models(one).toList(), options);
    }

    private Map<String, Object> server(String projectId, Extension one) {
        var secrets = extensions.secretsOf(one);
        var url = Own.text(one, "url");
        if (url != null) {
            return Map.of("type", "remote", "url", url, "headers", secrets, "enabled", Own.isEnabled(one));
        }
        var command = new ArrayList<>(List.of("env"));
        secrets.forEach((name, value) -> command.add(name + "=" + value)); // a list of words: no shell reads them
        one.fields().path("command").forEach(word -> command.add(word.asText()));
        return Map.of(
                "type",
                "local",
                "command",
                AgentSandbox.started(servers.homeOf(projectId), workspaces.of(projectId), command),
                "enabled",
                Own.isEnabled(one));
    }

    private static Map<String, String> skills(Own own) {
        var skills = new TreeMap<String, String>();
        own.skills().stream()
                .filter(Own::isEnabled)
                .forEach(one -> skills.put(one.name(), """
                ---
                name: %s
                description: %s
                ---
                %s
                """.formatted(
                                one.name(),
                                OpenCodeJson.write(String.valueOf(Own.text(one, "description"))),
                                Own.text(one, "text"))));
        return skills;
    }
}
