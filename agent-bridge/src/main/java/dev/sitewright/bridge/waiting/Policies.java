package dev.sitewright.bridge.waiting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.bridge.record.InSession;
import dev.sitewright.bridge.record.RequestConfig;
import dev.sitewright.bridge.session.SessionRules;
import dev.sitewright.bridge.session.Workplace;
import dev.sitewright.bridge.waiting.Policy.Rule;
import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.many.Patching;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.many.Targeted;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Policies of projects. A project without one allows everything inside its workspace. */
@ApplicationScoped
class Policies implements SessionRules {
    /** Whatever an owner's rules say: outside the workspace are others' files. Last, because the last rule that fits decides. */
    private static final List<Map<String, String>> ALWAYS = List.of(
            Map.of("permission", "external_directory", "pattern", "*", "action", "deny"),
            Map.of("permission", "doom_loop", "pattern", "*", "action", "deny"));

    private static final String VIEW = """
            select cast(row_to_json(v) as text) as view from (
                select project_id as id, version, rules, permission_answer as "permissionAnswer",
                    question_answer as "questionAnswer", deadline_s as "deadlineSeconds", fallback_models as "fallbackModels"
                from policy where project_id = %s and owner_id = %s) v
            """;

    private final Pool pool;
    private final Workplace workplace;
    private final RequestConfig usual;
    private final Audit audit;
    private final Clock clock;
    private final ObjectMapper mapper;

    Policies(Pool pool, Workplace workplace, RequestConfig usual, Audit audit, Clock clock, ObjectMapper mapper) {
        this.pool = pool;
        this.workplace = workplace;
        this.usual = usual;
        this.audit = audit;
        this.clock = clock;
        this.mapper = mapper;
    }

    Uni<Policy> of(String projectId, String ownerId) {
        return pool.preparedQuery(VIEW.formatted("$1", "$2"))
                .execute(Tuple.of(projectId, ownerId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> read(row.getString("view")))
                        .findFirst()
                        .orElseGet(() -> usual(projectId)));
    }

    /** Changes policies in the current transaction, and has the projects' sessions obey. */
    Uni<List<Result<Policy>>> patch(Origin origin, List<Patching<PolicyPatch>> asked) {
        return Multi.createFrom()
                .iterable(asked)
                .onItem()
                .transformToUniAndConcatenate(item -> patch(origin, item))
                .collect()
                .asList();
    }

    private Uni<Result<Policy>> patch(Origin origin, Patching<PolicyPatch> item) {
        var projectId = item.target().id();
        return lock(projectId, origin.actorId())
                .map(before -> Targeted.<Patching<PolicyPatch>, Policy, List<Policy>>each(
                                List.of(item),
                                List.of(before),
                                Problem.of(ProblemType.PROJECT_NOT_FOUND),
                                (patching, policy) -> Result.done(List.of(policy, changed(policy, patching.patch()))))
                        .getFirst())
                .chain(result -> result instanceof Result.Done<List<Policy>>(var both)
                        ? write(origin, both.getFirst(), both.getLast()).replaceWith(Result.done(both.getLast()))
                        : Uni.createFrom().item(result.map(List::getLast)));
    }

    private Uni<Policy> lock(String projectId, String ownerId) {
        return InSession.texts(
                        "select cast(pg_advisory_xact_lock(hashtextextended('policy:' || ?1, 0)) as text)", projectId)
                .chain(() -> InSession.texts(VIEW.formatted("?1", "?2"), projectId, ownerId))
                .map(found -> found.isEmpty() ? usual(projectId) : read(found.getFirst()));
    }

    private static Policy changed(Policy before, PolicyPatch patch) {
        return new Policy(
                before.id(),
                before.version() + 1,
                patch.rules().orElse(before.rules()),
                patch.permissionAnswer().orElse(before.permissionAnswer()),
                patch.questionAnswer().orElse(before.questionAnswer()),
                patch.deadlineSeconds().orElse(before.deadlineSeconds()),
                patch.fallbackModels().orElse(before.fallbackModels()));
    }

    private Uni<Void> write(Origin origin, Policy before, Policy after) {
        return InSession.update(
                        """
                        insert into policy as p
                            (project_id, owner_id, version, rules, permission_answer, question_answer, deadline_s, updated_at, fallback_models)
                        values (?1, ?2, cast(cast(?3 as text) as bigint), cast(cast(?4 as text) as jsonb), ?5, ?6, cast(cast(?7 as text) as integer), cast(cast(?8 as text) as timestamptz), cast(cast(?9 as text) as jsonb))
                        on conflict (project_id) do update set version = excluded.version, rules = excluded.rules,
                            permission_answer = excluded.permission_answer, question_answer = excluded.question_answer,
                            deadline_s = excluded.deadline_s, updated_at = excluded.updated_at,
                            fallback_models = excluded.fallback_models
                            where p.owner_id = excluded.owner_id
                        """,
                        after.id(),
                        origin.actorId(),
                        Long.toString(after.version()),
                        OpenCodeJson.write(after.rules()),
                        after.permissionAnswer(),
                        after.questionAnswer(),
                        Integer.toString(after.deadlineSeconds()),
                        clock.instant().toString(),
                        OpenCodeJson.write(after.fallbackModels()))
                .invoke(written -> {
                    if (written == 0) {
                        throw new ProblemException(Problem.of(ProblemType.PROJECT_NOT_FOUND));
                    }
                })
                .chain(() ->
                        before.rules().equals(after.rules()) ? Uni.createFrom().voidItem() : obey(after))
                .chain(() -> audit.append(
                        origin,
                        List.of(new Audited("agent-policy.update", after.id(), origin.actorId(), before, after))));
    }

    /** OpenCode appends rules to those that a session has: an earlier policy is undone first. */
    private Uni<Void> obey(Policy policy) {
        var rules = new ArrayList<Map<String, String>>();
        rules.add(Map.of("permission", "*", "pattern", "*", "action", "allow"));
        rules.addAll(written(policy.rules()));
        return InSession.texts(
                        "select id || ' ' || directory from session where project_id = ?1 order by id", policy.id())
                .chain(sessions -> Multi.createFrom()
                        .iterable(sessions)
                        .map(line -> line.split(" ", 2))
                        .onItem()
                        .transformToUniAndConcatenate(session -> workplace
                                .ask(
                                        policy.id(),
                                        client -> client.sessions()
                                                .change(session[1], session[0], Map.of("permission", rules)))
                                .onFailure(Policies::isGone)
                                .recoverWithNull())
                        .collect()
                        .asList())
                .replaceWithVoid();
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof ProblemException problem && problem.problem().status() == 404;
    }

    @Override
    public Uni<List<Map<String, String>>> of(String projectId) {
        return pool.preparedQuery("select cast(rules as text) as rules from policy where project_id = $1")
                .execute(Tuple.of(projectId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> OpenCodeJson.to(Rule[].class, OpenCodeJson.parse(row.getString("rules"))))
                        .map(List::of)
                        .filter(rules -> !rules.isEmpty())
                        .map(Policies::written)
                        .findFirst()
                        .orElse(List.of()));
    }

    private static List<Map<String, String>> written(List<Rule> rules) {
        var written = new ArrayList<Map<String, String>>();
        rules.forEach(rule ->
                written.add(Map.of("permission", rule.tool(), "pattern", rule.pattern(), "action", rule.action())));
        written.addAll(ALWAYS);
        return List.copyOf(written);
    }

    private Policy usual(String projectId) {
        return new Policy(
                projectId,
                0,
                List.of(),
                "reject",
                "first",
                (int) usual.deadline().toSeconds(),
                List.of());
    }

    private Policy read(String json) {
        try {
            return mapper.readValue(json, Policy.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database makes views as we know them", e);
        }
    }
}
