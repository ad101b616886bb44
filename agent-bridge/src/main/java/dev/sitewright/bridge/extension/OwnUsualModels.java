package dev.sitewright.bridge.extension;

import dev.sitewright.bridge.provider.Chosen;
import dev.sitewright.bridge.provider.Providers;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.server.RunningServer;
import dev.sitewright.bridge.session.UsualModels;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Says it by what project and owner have. */
@ApplicationScoped
class OwnUsualModels implements UsualModels {
    private final Instances instances;
    private final Providers providers;

    OwnUsualModels(Instances instances, Providers providers) {
        this.instances = instances;
        this.providers = providers;
    }

    @Override
    public Uni<Optional<String>> ready(Session session, RunningServer running) {
        return instances
                .plan(session.projectId(), session.ownerId())
                .chain(plan -> instances
                        .look(plan)
                        .call(look -> instances.ensure(look, session.projectId(), session.directory(), running))
                        .chain(look -> instances.isLoaded(session.projectId(), look.name()))
                        .map(loaded -> (loaded ? plan.usual() : providers.usual()).map(Chosen::model)));
    }
}
