package dev.sitewright.bridge.extension;

import dev.sitewright.bridge.extension.Area.Kind;
import dev.sitewright.bridge.server.OpenCodeServers;
import dev.sitewright.bridge.server.RunningServer;
import dev.sitewright.platform.loop.Pump;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Looks now and then whether OpenCode has refreshed a token, and whether it still has what was taken away. */
@ApplicationScoped
class CredentialWatch {
    private static final String OWNER = "select owner_id from session where project_id = $1 order by id limit 1";

    private final OpenCodeServers servers;
    private final Credentials credentials;
    private final Extensions extensions;
    private final Pool pool;
    private final Pump pump;

    CredentialWatch(
            Vertx vertx,
            OpenCodeServers servers,
            Credentials credentials,
            Extensions extensions,
            Pool pool,
            @ConfigProperty(name = "sitewright.agent.credentials.interval", defaultValue = "2s") Duration interval) {
        this.servers = servers;
        this.credentials = credentials;
        this.extensions = extensions;
        this.pool = pool;
        this.pump = new Pump(vertx, "credentials", interval, this::look);
    }

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
    }

    private Uni<Boolean> look() {
        return Multi.createFrom()
                .iterable(servers.running())
                .onItem()
                .transformToUniAndConcatenate(this::look)
                .onItem()
                .ignoreAsUni()
                .replaceWith(false);
    }

    private Uni<Void> look(RunningServer running) {
        var project = running.projectId();
        return project == null
                ? extensions
                        .all(Area.installation(Kind.CONNECTION))
                        .chain(all -> credentials.bring(running, credentials.of(all)))
                : ownerOf(project)
                        .chain(owner -> owner == null
                                ? Uni.createFrom().voidItem() // nobody has begun there yet
                                : extensions
                                        .ofProject(project, owner)
                                        .chain(all -> credentials.bring(running, credentials.of(connections(all)))));
    }

    private static List<Extension> connections(List<Extension> all) {
        return all.stream().filter(one -> one.is(Kind.CONNECTION)).toList();
    }

    private Uni<@Nullable String> ownerOf(String projectId) {
        return pool.preparedQuery(OWNER).execute(Tuple.of(projectId)).map(rows -> {
            var found = rows.iterator();
            return found.hasNext() ? found.next().getString("owner_id") : null;
        });
    }
}
