package dev.sitewright.bridge.extension;

import dev.sitewright.bridge.provider.Chosen;
import dev.sitewright.bridge.session.UsualModels;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Says it by what project and owner have. */
@ApplicationScoped
class OwnUsualModels implements UsualModels {
    private final Instances instances;

    OwnUsualModels(Instances instances) {
        this.instances = instances;
    }

    @Override
    public Uni<Optional<String>> of(String projectId, String ownerId) {
        return instances.plan(projectId, ownerId).map(Instances.Plan::usual).map(usual -> usual.map(Chosen::model));
    }
}
