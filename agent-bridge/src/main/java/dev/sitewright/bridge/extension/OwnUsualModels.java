package dev.sitewright.bridge.extension;

import dev.sitewright.bridge.provider.Chosen;
import dev.sitewright.bridge.provider.Providers;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.server.RunningServer;
import dev.sitewright.bridge.session.UsualModels;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    public Uni<List<String>> ready(Session session, RunningServer running) {
        return instances
                .plan(session.projectId(), session.ownerId())
                .call(plan -> instances
                        .look(plan)
                        .chain(look -> instances.ensure(look, session.projectId(), session.directory(), running)))
                .map(plan -> Stream.of(plan.usual(), providers.usual())
                        .flatMap(Optional::stream)
                        .map(Chosen::model)
                        .distinct()
                        .toList());
    }
}
