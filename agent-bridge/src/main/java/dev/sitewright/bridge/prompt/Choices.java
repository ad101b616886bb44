package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.opencode.Model;
import dev.sitewright.bridge.provider.ModelChoice;
import dev.sitewright.bridge.provider.Providers;
import dev.sitewright.bridge.record.Session;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides which agent and model a prompt goes to: what it names itself, else what its session does, else what the installation has. */
@ApplicationScoped
class Choices {
    private final Pool pool;
    private final Providers providers;

    Choices(Pool pool, Providers providers) {
        this.pool = pool;
        this.providers = providers;
    }

    /** Who is to answer; an empty one is left to OpenCode. */
    record Choice(Optional<String> agent, Optional<Model> model) {}

    Uni<Choice> of(Prompt prompt, Session session) {
        return pool.preparedQuery("select agent, model from session where id = $1")
                .execute(Tuple.of(session.id()))
                .map(rows -> rows.iterator().next())
                .map(row -> new Choice(
                        first(prompt.manner().agent(), row.getString("agent")),
                        first(prompt.manner().model(), row.getString("model"))
                                .or(() -> providers.choice().map(ModelChoice::model))
                                .flatMap(Model::parse)));
    }

    private static Optional<String> first(@Nullable String own, @Nullable String sessions) {
        return Optional.ofNullable(own).or(() -> Optional.ofNullable(sessions));
    }
}
