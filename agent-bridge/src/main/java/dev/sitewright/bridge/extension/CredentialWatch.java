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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks now and then whether OpenCode has refreshed a token, and whether it still has what was taken away. */
@ApplicationScoped
class CredentialWatch {
    private static final Logger LOG = Logger.getLogger(CredentialWatch.class);
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
        this.pump = new Pump(vertx, "credentials", interval, () -> look().replaceWith(false));
    }

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
    }

    /** Brings together what all servers have, and what is kept. */
    Uni<Void> look() {
        return Multi.createFrom()
                .iterable(servers.running())
                .onItem()
                .transformToUniAndConcatenate(running -> look(running)
                        .onFailure()
                        .invoke(failure -> LOG.debugf("Credentials of %s: %s", running.place(), failure))
                        .onFailure()
                        .recoverWithNull()) // one server's trouble is not another's
                .onItem()
                .ignoreAsUni();
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

    static List<Extension> connections(List<Extension> all) {
        return all.stream().filter(one -> one.is(Kind.CONNECTION)).toList();
    }

    private Uni<@Nullable String> ownerOf(String projectId) {
        return pool.preparedQuery(OWNER).execute(Tuple.of(projectId)).map(rows -> {
            var found = rows.iterator();
            return found.hasNext() ? found.next().getString("owner_id") : null;
        });
    }
}
