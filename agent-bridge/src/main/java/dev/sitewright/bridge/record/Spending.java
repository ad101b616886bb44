package dev.sitewright.bridge.record;

import dev.sitewright.bridge.opencode.MessageInfo;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Notes what models used: each answer is one call of a model, a compaction's too, and counts once however often it is noted. */
public final class Spending {
    private static final String NOTE = """
            insert into usage (message_id, session_id, project_id, owner_id, model,
                input, output, reasoning, cache_read, cache_write, cost, at)
            select u.message_id, $2, $3, $4, u.model, u.input, u.output, u.reasoning, u.cache_read, u.cache_write, u.cost, $5
            from json_to_recordset(cast(cast($1 as text) as json)) as u (message_id text, model text, input bigint,
                output bigint, reasoning bigint, cache_read bigint, cache_write bigint, cost double precision)
            on conflict do nothing
            """;

    private Spending() {}

    private record Line(
            String message_id,
            String model,
            long input,
            long output,
            long reasoning,
            long cache_read,
            long cache_write,
            double cost) {
        static Line of(MessageInfo info) {
            return new Line(
                    info.id(),
                    info.model(),
                    info.tokens().input(),
                    info.tokens().output(),
                    info.tokens().reasoning(),
                    info.tokens().cacheRead(),
                    info.tokens().cacheWrite(),
                    info.cost());
        }
    }

    /**
     * Notes what these messages used, of those that are answers with an end.
     *
     * @param by the session, or the run of a generation, that they belong to
     */
    public static Uni<Void> note(
            SqlClient client, String by, String projectId, String ownerId, List<MessageInfo> messages, Instant at) {
        var lines = messages.stream()
                .filter(info -> info.isAssistant() && info.completed())
                .map(Line::of)
                .collect(Collectors.toMap(Line::message_id, line -> line, (earlier, later) -> later, TreeMap::new))
                .values();
        return lines.isEmpty()
                ? Uni.createFrom().voidItem()
                : client.preparedQuery(NOTE)
                        .execute(Tuple.of(
                                OpenCodeJson.write(lines),
                                by,
                                projectId,
                                ownerId,
                                OffsetDateTime.ofInstant(at, ZoneOffset.UTC)))
                        .replaceWithVoid();
    }
}
