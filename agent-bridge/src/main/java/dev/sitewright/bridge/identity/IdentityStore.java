package dev.sitewright.bridge.identity;

import dev.sitewright.bridge.generation.Run;
import dev.sitewright.bridge.generation.Store;
import dev.sitewright.contracts.IdentityFact.ProjectIdentified;
import dev.sitewright.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Has project-service take over what was found good: the fact leaves with the transaction that stores the item. */
@ApplicationScoped
class IdentityStore implements Store<ProjectIdentity> {
    private final Outbox outbox;

    IdentityStore(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public String kind() {
        return IdentityGenerator.KIND;
    }

    @Override
    public Class<ProjectIdentity> record() {
        return ProjectIdentity.class;
    }

    @Override
    public Uni<Void> store(SqlClient transaction, Run run, ProjectIdentity item) {
        return outbox.append(
                transaction,
                List.of(new ProjectIdentified(
                        run.projectId(), item.name(), item.slug(), item.icon(), item.description())));
    }
}
