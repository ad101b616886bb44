package dev.sitewright.gateway.settings;

import dev.sitewright.platform.database.Notifications;
import dev.sitewright.platform.loop.Pump;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What is set, in memory: read anew when the database tells of a change, after the connection on which it tells was lost, and now and then
 * in any case. Until it could be read for the first time, the defaults hold.
 */
@ApplicationScoped
public class Settings {
    private static final String COMPLETE = """
            insert into setting (id, owner_id) select asked.id, $2 from unnest($1::text[]) as asked (id)
            where not exists (select from setting s where s.id = asked.id) on conflict do nothing
            """;

    private final KnownSettings known;
    private final Pool pool;
    private final Notifications notifications;
    private final Pump pump;
    private volatile Map<String, Integer> values = Map.of();
    private volatile boolean complete;

    /** @param inAnyCase how often the settings are read even when nothing was heard */
    Settings(
            KnownSettings known,
            Vertx vertx,
            Pool pool,
            Notifications notifications,
            @ConfigProperty(name = "sitewright.settings.read-every", defaultValue = "10s") Duration inAnyCase) {
        this.known = known;
        this.pool = pool;
        this.notifications = notifications;
        this.pump = new Pump(vertx, "settings", inAnyCase, () -> refresh().replaceWith(false));
    }

    void start(@Observes StartupEvent event) {
        notifications.listen("settings", payload -> pump.wake());
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
    }

    /** @return what holds now */
    public int valueOf(Setting setting) {
        return Optional.ofNullable(values.get(setting.key()))
                .filter(setting::admits) // bounds may have become narrower since it was stored
                .orElseGet(() -> known.usual(setting.key()));
    }

    private Uni<Void> refresh() {
        return (complete ? Uni.createFrom().voidItem() : complete())
                .chain(() -> pool.preparedQuery("select id, value from setting where value is not null")
                        .execute())
                .invoke(this::take)
                .replaceWithVoid();
    }

    /** Gives each setting a row, so that it can be locked and has a version. */
    private Uni<Void> complete() {
        return pool.preparedQuery(COMPLETE)
                .execute(Tuple.of(known.keys().toArray(String[]::new), StoredSetting.INSTALLATION))
                .invoke(done -> complete = true)
                .replaceWithVoid();
    }

    private void take(RowSet<Row> rows) {
        var fresh = new HashMap<String, Integer>();
        rows.forEach(row -> fresh.put(row.getString("id"), row.getInteger("value")));
        values = Map.copyOf(fresh);
    }
}
