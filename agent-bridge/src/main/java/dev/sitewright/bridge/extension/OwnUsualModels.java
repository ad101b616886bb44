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
    private final ModelTrouble trouble;

    OwnUsualModels(Instances instances, Providers providers, ModelTrouble trouble) {
        this.instances = instances;
        this.providers = providers;
        this.trouble = trouble;
    }

    @Override
    public Uni<List<String>> ready(Session session, RunningServer running) {
        return instances
                .plan(session.projectId(), session.ownerId())
                .call(plan -> instances
                        .look(plan)
                        .chain(look -> instances.ensure(look, session.projectId(), session.directory(), running)))
                .chain(plan ->
                        isAbsent(session, plan.usual()).map(absent -> models(plan.usual(), providers.usual(), absent)));
    }

    /** OpenCode would ask again for a minute where nothing answers. */
    private Uni<Boolean> isAbsent(Session session, Optional<Chosen> usual) {
        return usual.map(chosen -> trouble.absence(session.projectId(), session.ownerId(), chosen.model())
                        .map(Optional::isPresent))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    private static List<String> models(Optional<Chosen> usual, Optional<Chosen> installation, boolean absent) {
        return (absent ? Stream.of(installation, usual) : Stream.of(usual, installation))
                .flatMap(Optional::stream)
                .map(Chosen::model)
                .distinct()
                .toList();
    }
}
