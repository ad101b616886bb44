package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sitewright.bridge.extension.Area.Kind;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.bridge.record.InSession;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.many.Listing;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.repository.Page;
import dev.sitewright.platform.secret.SecretBox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table of what was added. Everything is asked for by area, so that what is another's is not there. */
@ApplicationScoped
class Extensions {
    private static final Field<Extension, String> ID = new Field<>("id", String.class, Extension::id);
    private static final Field<Extension, Instant> CREATED =
            new Field<>("createdAt", Instant.class, Extension::createdAt);

    private static final String COLUMNS = """
            select cast(row_to_json(v) as text) as view from (
                select id, version, kind, scope_id as "scopeId", owner_id as "ownerId", name, fields, sealed,
                    created_at as "createdAt", updated_at as "updatedAt"
                from extension where\s""";
    private static final String VIEW = COLUMNS + "kind = %s and scope_id = %s and owner_id = %s and %s) v";
    private static final String OF_PROJECT = COLUMNS + """
            (kind = 'connection' and scope_id in ($2, 'installation') and owner_id = scope_id)
                or (scope_id = $1 and owner_id = $2) order by scope_id = 'installation', created_at, id) v
            """;

    private static final String KEEP = """
            insert into extension (id, kind, scope_id, owner_id, name, fields, sealed, created_at, updated_at)
            values ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $8::text::timestamptz, $8::text::timestamptz)
            on conflict (id) do update set version = extension.version + 1, fields = excluded.fields,
                sealed = excluded.sealed, updated_at = excluded.updated_at
            """;

    private final Pool pool;
    private final SecretBox secrets;
    private final ObjectMapper mapper;

    Extensions(Pool pool, SecretBox secrets, ObjectMapper mapper) {
        this.pool = pool;
        this.secrets = secrets;
        this.mapper = mapper;
    }

    static Listing<Extension> listing(Kind kind) {
        return new Listing<>(kind.word, ID, Map.of("createdAt", CREATED), "-createdAt");
    }

    Uni<List<Extension>> list(Area area, Page<Extension> page) {
        var after = page.after();
        var order = page.sort().descending() ? "desc" : "asc";
        var than = page.sort().descending() ? "<" : ">";
        var rest =
                "($4::text is null or (created_at, id) %s ($4::text::timestamptz, $5::text)) order by created_at %s, id %s limit $6"
                        .formatted(than, order, order);
        return pool.preparedQuery(VIEW.formatted("$1", "$2", "$3", rest))
                .execute(Tuple.from(Arrays.asList(
                        area.kind().word,
                        area.scopeId(),
                        area.ownerId(),
                        after == null ? null : after.value(),
                        after == null ? null : after.id(),
                        page.limit())))
                .map(this::views);
    }

    /** @return what counts in a project: its own, its owner's connections, then the installation's, the oldest first */
    Uni<List<Extension>> ofProject(String projectId, String ownerId) {
        return ofProject(pool, projectId, ownerId);
    }

    /** @return the same, asked by way of a client */
    Uni<List<Extension>> ofProject(SqlClient client, String projectId, String ownerId) {
        return client.preparedQuery(OF_PROJECT)
                .execute(Tuple.of(projectId, ownerId))
                .map(this::views);
    }

    /** @return everything in an area, by name */
    Uni<List<Extension>> all(Area area) {
        return pool.preparedQuery(VIEW.formatted("$1", "$2", "$3", "true order by name"))
                .execute(Tuple.of(area.kind().word, area.scopeId(), area.ownerId()))
                .map(this::views);
    }

    /** @return the one of this id; fails with {@link ProblemException} when the area has none */
    Uni<Extension> require(Area area, String id) {
        return pool.preparedQuery(VIEW.formatted("$1", "$2", "$3", "id = $4"))
                .execute(Tuple.of(area.kind().word, area.scopeId(), area.ownerId(), id))
                .map(rows -> views(rows).stream()
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(Problem.of(area.kind().missing))));
    }

    /** @return those of these ids, locked in the current transaction */
    Uni<List<Extension>> lock(Area area, List<String> ids) {
        return InSession.texts(
                        "select id from extension where kind = ?1 and scope_id = ?2 and owner_id = ?3 and id = any(string_to_array(?4, ',')) order by id for update",
                        area.kind().word,
                        area.scopeId(),
                        area.ownerId(),
                        String.join(",", ids))
                .chain(locked -> inSession(area, locked));
    }

    private Uni<List<Extension>> inSession(Area area, List<String> ids) {
        return InSession.texts(
                        VIEW.formatted("?1", "?2", "?3", "id = any(string_to_array(?4, ','))"),
                        area.kind().word,
                        area.scopeId(),
                        area.ownerId(),
                        String.join(",", ids))
                .map(rows -> rows.stream().map(this::viewOf).toList());
    }

    /** Adds one in the current transaction. @return empty when there is one of this name */
    Uni<Optional<Extension>> insert(Area area, Draft draft, Instant now) {
        var id = Ids.next(area.kind().prefix);
        return InSession.update(
                        """
                        insert into extension (id, kind, scope_id, owner_id, name, fields, sealed, created_at, updated_at)
                        values (?1, ?2, ?3, ?4, ?5, cast(cast(?6 as text) as jsonb), cast(?7 as text),
                            cast(cast(?8 as text) as timestamptz), cast(cast(?8 as text) as timestamptz))
                        on conflict do nothing
                        """,
                        id,
                        area.kind().word,
                        area.scopeId(),
                        area.ownerId(),
                        draft.name(),
                        OpenCodeJson.write(draft.fields()),
                        draft.secrets().map(all -> seal(id, all)).orElse(null),
                        now.toString())
                .chain(() -> inSession(area, List.of(id)))
                .map(found -> found.stream().findFirst());
    }

    /** Changes one in the current transaction. */
    Uni<Extension> change(Area area, String id, Draft draft, Instant now) {
        return InSession.update(
                        """
                        update extension set version = version + 1, fields = fields || cast(cast(?2 as text) as jsonb),
                            sealed = coalesce(cast(?3 as text), sealed), updated_at = cast(cast(?4 as text) as timestamptz)
                        where id = ?1
                        """,
                        id,
                        OpenCodeJson.write(draft.fields()),
                        draft.secrets().map(all -> seal(id, all)).orElse(null),
                        now.toString())
                .chain(() -> inSession(area, List.of(id)))
                .map(List::getFirst);
    }

    /**
     * Keeps other secrets of one that is there; it is none of its owner's changes, so its version stays.
     *
     * @param before its secrets, sealed, as they were read: when they are others by now, those stay
     */
    Uni<Void> refresh(String id, @Nullable String before, Map<String, String> all, Instant now) {
        return pool.preparedQuery(
                        "update extension set sealed = $2, updated_at = $3::text::timestamptz where id = $1 and sealed = $4")
                .execute(Tuple.of(id, seal(id, all), now.toString(), before))
                .replaceWithVoid();
    }

    /**
     * Keeps what came of signing in, in place of what was there under this name.
     *
     * @return it before, if it was there, and after
     */
    Uni<Change> keep(SqlClient transaction, Area area, Draft draft, Instant now) {
        return named(transaction, area, draft.name()).chain(before -> {
            var id = before.map(Extension::id).orElseGet(() -> Ids.next(area.kind().prefix));
            return transaction
                    .preparedQuery(KEEP)
                    .execute(Tuple.from(Arrays.asList(
                            id,
                            area.kind().word,
                            area.scopeId(),
                            area.ownerId(),
                            draft.name(),
                            OpenCodeJson.write(draft.fields()),
                            draft.secrets().map(all -> seal(id, all)).orElse(null),
                            now.toString())))
                    .chain(() -> named(transaction, area, draft.name()))
                    .map(after -> new Change(before, after.orElseThrow()));
        });
    }

    /** One before and after a change. */
    record Change(Optional<Extension> before, Extension after) {}

    private Uni<Optional<Extension>> named(SqlClient transaction, Area area, String name) {
        return transaction
                .preparedQuery(VIEW.formatted("$1", "$2", "$3", "name = $4"))
                .execute(Tuple.of(area.kind().word, area.scopeId(), area.ownerId(), name))
                .map(rows -> views(rows).stream().findFirst());
    }

    /** Deletes one in the current transaction. */
    Uni<Void> delete(String id) {
        return InSession.update("delete from extension where id = ?1", id).replaceWithVoid();
    }

    /** @return its secrets by name; none when the installation's key is another by now */
    Map<String, String> secretsOf(Extension one) {
        var opened = new HashMap<String, String>();
        if (one.sealed() != null) {
            OpenCodeJson.parse(secrets.open(one.sealed(), purpose(one.id())))
                    .properties()
                    .forEach(
                            field -> opened.put(field.getKey(), field.getValue().asText()));
        }
        return opened;
    }

    private String seal(String id, Map<String, String> all) {
        return secrets.seal(OpenCodeJson.write(all), purpose(id));
    }

    private static String purpose(String id) {
        return "extension:" + id;
    }

    private List<Extension> views(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> viewOf(row.getString("view")))
                .toList();
    }

    private Extension viewOf(String json) {
        try {
            return mapper.readValue(json, Extension.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database makes views as we know them", e);
        }
    }
}
