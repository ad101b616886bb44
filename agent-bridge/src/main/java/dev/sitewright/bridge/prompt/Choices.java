package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.extension.Instances;
import dev.sitewright.bridge.opencode.Model;
import dev.sitewright.bridge.provider.ModelChoice;
import dev.sitewright.bridge.provider.Providers;
import dev.sitewright.bridge.record.Session;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides which agent and model a prompt goes to: what it names itself, else what its session does, else what
 * project or user prefer, else what the installation has.
 */
@ApplicationScoped
class Choices {
    private final Pool pool;
    private final Providers providers;

    Choices(Pool pool, Providers providers) {
        this.pool = pool;
        this.providers = providers;
    }

    /** Who is to answer; an empty one is left to OpenCode. */
    record Choice(Optional<String> agent, Optional<Model> model) {
        /** @return the same, by this model where none was named */
        Choice orElse(Supplier<Optional<String>> usual) {
            return model.isPresent() ? this : new Choice(agent, usual.get().flatMap(Model::parse));
        }
    }

    /** @return what prompt and session name themselves */
    Uni<Choice> named(Prompt prompt, Session session) {
        return pool.preparedQuery("""
                        select s.agent, coalesce((select p.fallback_models ->> ($2 - 1) from policy p
                            where p.project_id = s.project_id and $2 > 0), $3, s.model) as model
                        from session s where s.id = $1
                        """)
                .execute(Tuple.of(
                        session.id(),
                        prompt.manner().fallback(),
                        prompt.manner().model()))
                .map(rows -> rows.iterator().next())
                .map(row -> new Choice(
                        first(prompt.manner().agent(), row.getString("agent")),
                        Optional.ofNullable(row.getString("model")).flatMap(Model::parse)));
    }

    /** @return who is to answer, all considered */
    Choice of(Choice named, Instances.Look project) {
        return named.orElse(() -> project.model().or(() -> providers.choice().map(ModelChoice::model)));
    }

    /** @return whether there is a further model to go on with */
    Uni<Boolean> mayFallBack(Prompt prompt) {
        return pool.preparedQuery(
                        "select 1 from policy where project_id = $1 and jsonb_array_length(fallback_models) > $2")
                .execute(Tuple.of(prompt.projectId(), prompt.manner().fallback()))
                .map(rows -> rows.size() > 0);
    }

    private static Optional<String> first(@Nullable String own, @Nullable String sessions) {
        return Optional.ofNullable(own).or(() -> Optional.ofNullable(sessions));
    }
}
