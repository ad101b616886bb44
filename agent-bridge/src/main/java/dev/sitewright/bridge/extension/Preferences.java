package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.bridge.record.InSession;
import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.many.Patching;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.many.Targeted;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemType;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Which models people prefer. */
@ApplicationScoped
class Preferences {
    private static final String VIEW = """
            select cast(row_to_json(v) as text) as view from (
                select id, version, model, fast_model as "fastModel", favourites from model_preference
                where id = %s and owner_id = %s) v
            """;

    private final Pool pool;
    private final Audit audit;
    private final ObjectMapper mapper;

    Preferences(Pool pool, Audit audit, ObjectMapper mapper) {
        this.pool = pool;
        this.audit = audit;
        this.mapper = mapper;
    }

    /** @return somebody's, of everything or of a project; an empty one when nothing was ever decided */
    Uni<Preference> of(String id, String ownerId) {
        return pool.preparedQuery(VIEW.formatted("$1", "$2"))
                .execute(Tuple.of(id, ownerId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> read(row.getString("view")))
                        .findFirst()
                        .orElseGet(() -> Preference.none(id)));
    }

    /** @return those of a project and of its owner, by id */
    Uni<Map<String, Preference>> of(SqlClient client, List<String> ids, String ownerId) {
        return client.preparedQuery(VIEW.formatted("any($1)", "$2"))
                .execute(Tuple.of(ids.toArray(String[]::new), ownerId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> read(row.getString("view")))
                        .collect(Collectors.toMap(Preference::id, Function.identity())));
    }

    /** Changes them in the current transaction. */
    Uni<List<Result<Preference>>> patch(Origin origin, List<Patching<PreferencePatch>> asked) {
        return Multi.createFrom()
                .iterable(asked)
                .onItem()
                .transformToUniAndConcatenate(item -> patch(origin, item))
                .collect()
                .asList();
    }

    private Uni<Result<Preference>> patch(Origin origin, Patching<PreferencePatch> item) {
        var id = item.target().id();
        var owner = origin.actorId();
        return InSession.texts(
                        "select cast(pg_advisory_xact_lock(hashtextextended('model-preference:' || ?1, 0)) as text)",
                        id)
                .chain(() -> InSession.texts(VIEW.formatted("?1", "?2"), id, owner))
                .map(found -> found.isEmpty() ? Preference.none(id) : read(found.getFirst()))
                .chain(before -> {
                    var after = Targeted.<Patching<PreferencePatch>, Preference, Preference>each(
                                    List.of(item),
                                    List.of(before),
                                    Problem.of(ProblemType.PROJECT_NOT_FOUND),
                                    (patching, found) ->
                                            Result.done(patching.patch().on(found)))
                            .getFirst();
                    return after instanceof Result.Done<Preference>(var changed)
                            ? write(origin, before, changed).replaceWith(after)
                            : Uni.createFrom().item(after);
                });
    }

    private Uni<Void> write(Origin origin, Preference before, Preference after) {
        return InSession.update(
                        """
                        insert into model_preference as p (id, owner_id, version, model, fast_model, favourites)
                        values (?1, ?2, cast(cast(?3 as text) as bigint), cast(?4 as text), cast(?5 as text),
                            cast(cast(?6 as text) as jsonb))
                        on conflict (id) do update set version = excluded.version, model = excluded.model,
                            fast_model = excluded.fast_model, favourites = excluded.favourites
                            where p.owner_id = excluded.owner_id
                        """,
                        after.id(),
                        origin.actorId(),
                        Long.toString(after.version()),
                        after.model(),
                        after.fastModel(),
                        OpenCodeJson.write(after.favourites()))
                .chain(() -> audit.append(
                        origin,
                        List.of(new Audited("model-preference.update", after.id(), origin.actorId(), before, after))));
    }

    private Preference read(String json) {
        try {
            return mapper.readValue(json, Preference.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database makes views as we know them", e);
        }
    }
}
