package dev.sitewright.bridge.session;

import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.server.RunningServer;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Knows which models work in a project when neither prompt nor session names one. */
public interface UsualModels {
    /**
     * Sees to it that the project's instance has what its owner has connected, and says which model works there; then the installation's, for when
     * that one cannot: its address may lead nowhere now, or other sessions work in an instance that was made without it.
     *
     * @param session any of the project
     * @return {@code provider/model}, in the order in which they are to be tried; none until there is any
     */
    Uni<List<String>> ready(Session session, RunningServer running);
}
