package dev.sitewright.bridge.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sitewright.bridge.record.InSession;
import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.many.Patching;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.many.Targeted;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Caps, and whether they are reached. What is under way when one is reached is one call of the model at most. */
@ApplicationScoped
public class Budgets {
    /** The column says whose: a project's cap counts the project, a user's all of theirs. */
    private static final String VIEW = """
            select cast(row_to_json(v) as text) as view from (
                select b.id, b.version, b.max_cost as "maxCost", b.max_tokens as "maxTokens", b.period,
                    coalesce(sum(u.cost), 0) as "usedCost",
                    coalesce(sum(u.input + u.output + u.reasoning + u.cache_read + u.cache_write), 0) as "usedTokens"
                from (%s) b left join usage u
                    on (u.project_id = b.id or u.owner_id = b.id)
                    and (b.period = 'total' or u.at >= date_trunc(b.period, now() at time zone 'UTC') at time zone 'UTC')
                group by b.id, b.version, b.max_cost, b.max_tokens, b.period) v
            """;

    private static final String ONE = VIEW.formatted("""
            select %1$s as id, coalesce(max(version), 0) as version, max(max_cost) as max_cost,
                max(max_tokens) as max_tokens, coalesce(max(period), 'total') as period
            from budget where id = %1$s and owner_id = %2$s""");
    private static final String BOTH = VIEW.formatted("select * from budget where id = any($1)");

    private final Pool pool;
    private final Audit audit;
    private final ObjectMapper mapper;

    Budgets(Pool pool, Audit audit, ObjectMapper mapper) {
        this.pool = pool;
        this.audit = audit;
        this.mapper = mapper;
    }

    /** @return whether a cap on the project, or on all of its owner's, is reached */
    public Uni<Boolean> isReached(String projectId, String ownerId) {
        return isReached(pool, projectId, ownerId);
    }

    /** @return the same, asked by way of a client */
    public Uni<Boolean> isReached(SqlClient client, String projectId, String ownerId) {
        return client.preparedQuery(BOTH)
                .execute(Tuple.of((Object) new String[] {projectId, ownerId}))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> read(row.getString("view")))
                        .anyMatch(Budgets::isReached));
    }

    /** Fails with {@link ProblemException} when such a cap is reached. */
    public Uni<Void> require(String projectId, String ownerId) {
        return isReached(projectId, ownerId)
                .invoke(reached -> {
                    if (reached) {
                        throw new ProblemException(Problem.of(ProblemType.BUDGET_REACHED));
                    }
                })
                .replaceWithVoid();
    }

    Uni<Budget> of(String id, String ownerId) {
        return pool.preparedQuery(ONE.formatted("$1", "$2"))
                .execute(Tuple.of(id, ownerId))
                .map(rows -> read(rows.iterator().next().getString("view")));
    }

    /** Changes caps in the current transaction. */
    Uni<List<Result<Budget>>> patch(Origin origin, List<Patching<BudgetPatch>> asked) {
        var item = asked.getFirst(); // resources take one
        var id = item.target().id();
        return InSession.texts("select cast(pg_advisory_xact_lock(hashtextextended('budget:' || ?1, 0)) as text)", id)
                .chain(() -> inSession(id, origin.actorId()))
                .map(before -> Targeted.<Patching<BudgetPatch>, Budget, List<Budget>>each(
                                List.of(item),
                                List.of(before),
                                Problem.of(ProblemType.PROJECT_NOT_FOUND),
                                (patching, budget) -> Result.done(List.of(budget, changed(budget, patching.patch()))))
                        .getFirst())
                .chain(result -> result instanceof Result.Done<List<Budget>>(var both)
                        ? write(origin, both.getFirst(), both.getLast()).replaceWith(Result.done(both.getLast()))
                        : Uni.createFrom().item(result.map(List::getLast)))
                .map(List::of);
    }

    private Uni<Budget> inSession(String id, String ownerId) {
        return InSession.texts(ONE.formatted("cast(?1 as text)", "?2"), id, ownerId)
                .map(found -> read(found.getFirst()));
    }

    private static Budget changed(Budget before, BudgetPatch patch) {
        return new Budget(
                before.id(),
                before.version() + 1,
                patch.maxCost()
                        .map(Budgets::cost)
                        .orElse(Optional.ofNullable(before.maxCost()))
                        .orElse(null),
                patch.maxTokens()
                        .map(Budgets::tokens)
                        .orElse(Optional.ofNullable(before.maxTokens()))
                        .orElse(null),
                patch.period().orElse(before.period()),
                before.usedCost(),
                before.usedTokens());
    }

    private static Optional<Double> cost(JsonNode value) {
        return value.isNull() ? Optional.empty() : Optional.of(value.doubleValue());
    }

    private static Optional<Long> tokens(JsonNode value) {
        return value.isNull() ? Optional.empty() : Optional.of(value.longValue());
    }

    private Uni<Void> write(Origin origin, Budget before, Budget after) {
        return InSession.update(
                        """
                        insert into budget as b (id, owner_id, version, max_cost, max_tokens, period)
                        values (?1, ?2, cast(cast(?3 as text) as bigint), cast(cast(?4 as text) as double precision),
                            cast(cast(?5 as text) as bigint), ?6)
                        on conflict (id) do update set version = excluded.version, max_cost = excluded.max_cost,
                            max_tokens = excluded.max_tokens, period = excluded.period where b.owner_id = excluded.owner_id
                        """,
                        after.id(),
                        origin.actorId(),
                        Long.toString(after.version()),
                        text(after.maxCost()),
                        text(after.maxTokens()),
                        after.period())
                .invoke(written -> {
                    if (written == 0) {
                        throw new ProblemException(Problem.of(ProblemType.PROJECT_NOT_FOUND));
                    }
                })
                .chain(() -> audit.append(
                        origin, List.of(new Audited("budget.update", after.id(), origin.actorId(), before, after))));
    }

    private static @Nullable String text(@Nullable Number value) {
        return value == null ? null : value.toString();
    }

    private static boolean isReached(Budget budget) {
        var cost = budget.maxCost();
        var tokens = budget.maxTokens();
        return (cost != null && budget.usedCost() >= cost) || (tokens != null && budget.usedTokens() >= tokens);
    }

    private Budget read(String json) {
        try {
            return mapper.readValue(json, Budget.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database makes views as we know them", e);
        }
    }
}
