package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.bridge.record.Session;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Looks up what sessions and policies of projects say about agents and models. */
@ApplicationScoped
class Choices {
    private final Pool pool;

    Choices(Pool pool) {
        this.pool = pool;
    }

    /** @return what a session itself says */
    static Uni<SessionChoice> of(SqlClient client, Session session) {
        return client.preparedQuery("""
                        select s.agent, s.model, coalesce((select cast(p.fallback_models as text) from policy p
                            where p.project_id = s.project_id), '[]') as fallbacks
                        from session s where s.id = $1
                        """)
                .execute(Tuple.of(session.id()))
                .map(rows -> choiceOf(rows.iterator().next()));
    }

    private static SessionChoice choiceOf(Row row) {
        return new SessionChoice(
                row.getString("agent"),
                row.getString("model"),
                List.of(OpenCodeJson.to(String[].class, OpenCodeJson.parse(row.getString("fallbacks")))),
                Optional.empty());
    }

    /** @return whether there is a further model to go on with */
    Uni<Boolean> mayFallBack(Prompt prompt) {
        return pool.preparedQuery(
                        "select 1 from policy where project_id = $1 and jsonb_array_length(fallback_models) > $2")
                .execute(Tuple.of(prompt.projectId(), prompt.manner().fallback()))
                .map(rows -> rows.size() > 0);
    }
}
