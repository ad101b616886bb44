package dev.sitewright.bridge.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.opencode.MessageView;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads conversations from the record. */
@ApplicationScoped
public class Conversations {
    private static final String PAGE = """
            select cast(json_build_object('info', m.body, 'parts',
                    (select coalesce(json_agg(p.body order by p.id), '[]') from part p where p.message_id = m.id)) as text) as view
            from message m
            where m.session_id = $1 and ($2::text is null or m.id < $2)
            order by m.id desc limit $3
            """;

    private final Pool pool;

    Conversations(Pool pool) {
        this.pool = pool;
    }

    /**
     * Reads a stretch.
     *
     * @param before the message that it ends in front of; null for the end of the conversation
     * @return messages, the newest first
     */
    public Uni<List<MessageView>> page(String sessionId, @Nullable String before, int limit) {
        return raw(sessionId, before, limit)
                .map(found -> found.stream().map(MessageView::of).toList());
    }

    /** @return the same as OpenCode has it, without what providers sent in errors */
    public Uni<List<JsonNode>> raw(String sessionId, @Nullable String before, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(sessionId, before, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> OpenCodeJson.parse(row.getString("view")))
                        .toList());
    }

    /** @return whether the session has this message */
    public Uni<Boolean> has(String sessionId, String messageId) {
        return pool.preparedQuery("select 1 from message where session_id = $1 and id = $2")
                .execute(Tuple.of(sessionId, messageId))
                .map(rows -> rows.size() > 0);
    }
}
