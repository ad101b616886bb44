package dev.sitewright.bridge.server;

import dev.sitewright.bridge.instance.InstanceFiles;
import dev.sitewright.bridge.opencode.OpenCodeClients;
import dev.sitewright.bridge.provider.Providers;
import dev.sitewright.platform.ids.Ids;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Makes servers that do not run yet. */
@ApplicationScoped
class ServerFactory {
    private final Vertx vertx;
    private final ServerProcesses processes;
    private final OpenCodeClients clients;
    private final Providers providers;
    private final InstanceFiles instances;
    private final OpenCodeConfig config;
    private final Clock clock;

    ServerFactory(
            Vertx vertx,
            ServerProcesses processes,
            OpenCodeClients clients,
            Providers providers,
            InstanceFiles instances,
            OpenCodeConfig config,
            Clock clock) {
        this.vertx = vertx;
        this.processes = processes;
        this.clients = clients;
        this.providers = providers;
        this.instances = instances;
        this.config = config;
        this.clock = clock;
    }

    /** @return the one for all projects */
    OpenCodeServer shared() {
        return new OpenCodeServer(vertx, processes, clients, providers::choice, config, clock, null);
    }

    /** @return the one of a project, in a home of its own; it can open what was sealed for this project only */
    OpenCodeServer of(String projectId) {
        var own = processes.in(homeOf(projectId), instances.environment(projectId));
        return new OpenCodeServer(vertx, own, clients, providers::choice, config, clock, projectId);
    }

    /** @return the projects whose servers a service before this one left behind */
    List<String> left() {
        return Trees.children(folder()).stream()
                .filter(home -> processes.in(home, Map.of()).left().isPresent())
                .map(home -> home.getFileName().toString())
                .filter(name -> Ids.isValid("prj", name))
                .toList();
    }

    /** @return the home of a project's own server */
    Path homeOf(String projectId) {
        return Workspaces.childOf(folder(), projectId);
    }

    /** @return the home of the one for all projects */
    Path home() {
        return config.home().toAbsolutePath().normalize();
    }

    private Path folder() {
        return home().resolve("servers");
    }
}
