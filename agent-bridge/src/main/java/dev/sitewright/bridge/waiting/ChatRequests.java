package dev.sitewright.bridge.waiting;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.bridge.opencode.PermissionRequest;
import dev.sitewright.bridge.opencode.QuestionRequest;
import dev.sitewright.bridge.record.InSession;
import dev.sitewright.bridge.record.Request;
import dev.sitewright.bridge.record.Workspace;
import dev.sitewright.bridge.waiting.ChatRequest.Option;
import dev.sitewright.bridge.waiting.ChatRequest.Question;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What the agent asks, as owners see it. */
@ApplicationScoped
class ChatRequests {
    private static final String SELECT = """
            select r.id, r.session_id, r.kind, cast(r.body as text) as body, cast(r.fallback as text) as fallback,
                r.asked_at, r.deadline, r.open, r.answered_by, r.answered_at, s.directory
            from request r join session s on s.id = r.session_id
            where s.project_id = $1 and s.owner_id = $2 and\s""";

    private final Pool pool;

    ChatRequests(Pool pool) {
        this.pool = pool;
    }

    /** @return those that wait, or all, the newest first */
    Uni<List<ChatRequest>> list(String projectId, String ownerId, boolean open, @Nullable String before, int limit) {
        return pool.preparedQuery(SELECT + """
                        (not $3 or (r.open and r.answered_at is null))
                        and ($4::text is null or r.id < $4) order by r.id desc limit $5""")
                .execute(Tuple.of(projectId, ownerId, open, before, limit))
                .map(ChatRequests::views);
    }

    /** @return it; fails with {@link ProblemException} when the owner's project has none of this id */
    Uni<ChatRequest> require(String projectId, String ownerId, String id) {
        return pool.preparedQuery(SELECT + "r.id = $3")
                .execute(Tuple.of(projectId, ownerId, id))
                .map(rows -> views(rows).stream()
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.REQUEST_NOT_FOUND))));
    }

    /** Claims the right to answer, in the current transaction; fails with {@link ProblemException} when it waits no more. */
    Uni<Void> claim(String id, String by, JsonNode answer, Instant now) {
        return InSession.update("""
                        update request set answered_by = ?2, answered_at = cast(cast(?3 as text) as timestamptz), answer = cast(cast(?4 as text) as jsonb)
                        where id = ?1 and open and answered_at is null
                        """, id, by, now.toString(), OpenCodeJson.write(answer))
                .invoke(claimed -> {
                    if (claimed == 0) {
                        throw answered();
                    }
                })
                .replaceWithVoid();
    }

    static ProblemException answered() {
        return new ProblemException(Problem.of(ProblemType.REQUEST_ANSWERED));
    }

    private static List<ChatRequest> views(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ChatRequests::view)
                .toList();
    }

    private static ChatRequest view(Row row) {
        var body = OpenCodeJson.parse(row.getString("body"));
        var question = Request.QUESTION.equals(row.getString("kind"));
        var asked = question ? null : OpenCodeJson.to(PermissionRequest.class, body);
        var workspace = new Workspace(row.getString("directory"));
        var call = asked == null ? null : asked.tool();
        return new ChatRequest(
                row.getString("id"),
                row.getString("session_id"),
                row.getString("kind"),
                stateOf(row),
                asked == null ? null : asked.permission(),
                asked == null
                        ? null
                        : asked.patterns().stream().map(workspace::text).toList(),
                call == null ? null : call.callId(),
                question ? questions(OpenCodeJson.to(QuestionRequest.class, body)) : null,
                row.getOffsetDateTime("asked_at").toInstant(),
                row.getOffsetDateTime("deadline").toInstant(),
                fallback(OpenCodeJson.parse(row.getString("fallback"))),
                row.getString("answered_by"),
                instant(row.getOffsetDateTime("answered_at")));
    }

    private static String stateOf(Row row) {
        if (!row.getBoolean("open")) {
            return "closed";
        }
        return row.getOffsetDateTime("answered_at") == null ? "open" : "answered";
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static List<List<String>> fallback(JsonNode stored) {
        return StreamSupport.stream(stored.spliterator(), false)
                .map(one -> one.isArray() ? List.of(OpenCodeJson.to(String[].class, one)) : List.of(one.asText()))
                .toList();
    }

    private static List<Question> questions(QuestionRequest asked) {
        return asked.questions().stream()
                .map(one -> new Question(
                        one.header(),
                        one.question(),
                        Boolean.TRUE.equals(one.multiple()),
                        one.options().stream()
                                .map(option -> new Option(
                                        option.label(), Objects.requireNonNullElse(option.description(), "")))
                                .toList()))
                .toList();
    }
}
