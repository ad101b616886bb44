package dev.sitewright.bridge.signin;

import dev.sitewright.bridge.server.SideServer;
import dev.sitewright.bridge.server.SideServers;
import dev.sitewright.platform.ids.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which ways to connect providers there are: OpenCode and its plugins say it, once for as long as this service runs. */
@ApplicationScoped
class AuthMethods {
    private final SideServers servers;
    private volatile @Nullable List<AuthMethod> known;

    AuthMethods(SideServers servers) {
        this.servers = servers;
    }

    /** @return all of them, by provider */
    Uni<List<AuthMethod>> all() {
        var found = known;
        return found == null
                ? servers.start(Ids.next("ask")).chain(server -> ask(server).eventually(() -> servers.end(server)))
                : Uni.createFrom().item(found);
    }

    private Uni<List<AuthMethod>> ask(SideServer server) {
        return server.client()
                .signIns()
                .methods(server.directory())
                .map(AuthMethod::of)
                .map(all -> all.stream()
                        .sorted(Comparator.comparing(AuthMethod::provider).thenComparingInt(AuthMethod::method))
                        .toList())
                .invoke(all -> known = all);
    }
}
