package dev.sitewright.bridge.session;

import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.server.RunningServer;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Knows which model works in a project when neither prompt nor session names one. */
public interface UsualModels {
    /**
     * Sees to it that the project's instance has what its owner has connected, and says which model works there. While other sessions work in an
     * instance that was made without, it is the installation's, which every instance has.
     *
     * @param session any of the project
     * @return {@code provider/model}; empty until there is any
     */
    Uni<Optional<String>> ready(Session session, RunningServer running);
}
