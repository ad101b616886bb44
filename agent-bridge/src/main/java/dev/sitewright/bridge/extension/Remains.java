package dev.sitewright.bridge.extension;

import dev.sitewright.bridge.instance.InstanceFiles;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What was added for projects and chosen in them, secrets included. */
@ApplicationScoped
class Remains {
    private final Pool pool;
    private final InstanceFiles files;

    Remains(Pool pool, InstanceFiles files) {
        this.pool = pool;
        this.files = files;
    }

    /** Takes away what there is of these projects; nothing is left of it when this is done, and doing it again changes nothing. */
    Uni<Void> clear(List<String> projects) {
        return pool.preparedQuery("""
                        with added as (delete from extension where scope_id = any($1))
                        delete from model_preference where id = any($1)
                        """)
                .execute(Tuple.of((Object) projects.toArray(String[]::new)))
                .chain(() -> Uni.createFrom()
                        .voidItem()
                        .invoke(() -> projects.forEach(files::remove))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
    }
}
