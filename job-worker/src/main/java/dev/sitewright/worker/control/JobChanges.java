package dev.sitewright.worker.control;

import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.many.Target;
import dev.sitewright.platform.many.Targeted;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.worker.queue.JobId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Does something to jobs, in the current transaction: many at once, each with a result. */
@ApplicationScoped
class JobChanges {
    private static final Problem NOT_FOUND = Problem.of(ProblemType.JOB_NOT_FOUND);
    private static final String VIEWS = """
            select cast(v.view as text) from job_view v join job on job.id = v.uuid
            where v.uuid = any(cast(cast(?1 as text) as uuid[])) and (?2 = '' or job.owner_id = ?2)
            """;

    private final JobReader reader;
    private final Audit audit;

    JobChanges(JobReader reader, Audit audit) {
        this.reader = reader;
        this.audit = audit;
    }

    /** What is known of a change under way: the jobs before, and what is to become of each. */
    private record Plan(List<Result<JobView>> results, Set<JobId> chosen) {}

    /** @return the jobs as they are then; a deleted one as it was */
    Uni<List<Result<JobView>>> apply(Verb verb, Viewer viewer, Origin origin, List<Target> asked) {
        return views(viewer, idsOf(Targeted.ids(asked)))
                .map(found -> plan(verb, asked, found))
                .chain(plan ->
                        touch(verb, viewer, plan.chosen()).chain(touched -> conclude(verb, viewer, plan, touched)))
                .call(results -> tell(verb, origin, results));
    }

    private static Plan plan(Verb verb, List<Target> asked, List<JobView> found) {
        var seen = new HashSet<String>();
        var each = Targeted.each(asked, found, NOT_FOUND, (target, job) -> {
            if (!seen.add(job.id())) {
                return Result.<JobView>failed(
                        Problem.invalid(FaultType.DUPLICATE_ITEM.at("/id", "stands in an earlier item too")));
            }
            return verb.fits(job) ? Result.done(job) : Result.<JobView>failed(wrongState(job));
        });
        return new Plan(
                each,
                idsOf(each.stream().flatMap(JobChanges::good).map(JobView::id).toList()));
    }

    private static Stream<JobView> good(Result<JobView> result) {
        return result instanceof Result.Done<JobView>(var job) ? Stream.of(job) : Stream.empty();
    }

    private static Problem wrongState(JobView job) {
        return Problem.of(ProblemType.JOB_WRONG_STATE, "The job is " + job.state() + ".");
    }

    private Uni<Set<JobId>> touch(Verb verb, Viewer viewer, Set<JobId> chosen) {
        if (chosen.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(verb.statement(), String.class)
                            .setParameter(1, array(chosen));
                    return (verb == Verb.CANCEL ? query.setParameter(2, viewer.id()) : query).getResultList();
                })
                .map(ids ->
                        ids.stream().map(id -> new JobId(UUID.fromString(id))).collect(Collectors.toUnmodifiableSet()));
    }

    /** What could not be done to a job that seemed fit was made impossible by what happened meanwhile. */
    private Uni<List<Result<JobView>>> conclude(Verb verb, Viewer viewer, Plan plan, Set<JobId> touched) {
        return views(viewer, plan.chosen()).map(now -> {
            var byId = now.stream().collect(Collectors.toMap(JobView::id, Function.identity()));
            return IntStream.range(0, plan.results().size())
                    .mapToObj(n -> plan.results().get(n).then(before -> conclude(verb, before, touched, byId)))
                    .toList();
        });
    }

    private static Result<JobView> conclude(Verb verb, JobView before, Set<JobId> touched, Map<String, JobView> now) {
        var after = Optional.ofNullable(now.get(before.id())).orElse(before);
        var isTouched = JobId.parse(before.id()).filter(touched::contains).isPresent();
        if (isTouched || (verb == Verb.CANCEL && after.cancelRequested())) {
            return Result.done(after);
        }
        return verb == Verb.RETRY && after.isDead()
                ? Result.failed(Problem.of(ProblemType.JOB_KEY_TAKEN))
                : Result.failed(wrongState(after));
    }

    private Uni<Void> tell(Verb verb, Origin origin, List<Result<JobView>> results) {
        return audit.append(
                origin,
                results.stream()
                        .flatMap(JobChanges::good)
                        .map(job -> new Audited(verb.action(), job.id(), job.ownerId(), null, job))
                        .toList());
    }

    private Uni<List<JobView>> views(Viewer viewer, Set<JobId> ids) {
        var owner = viewer.ownerId();
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Panache.getSession()
                        .chain(session -> session.createNativeQuery(VIEWS, String.class)
                                .setParameter(1, array(ids))
                                .setParameter(2, owner == null ? "" : owner)
                                .getResultList())
                        .map(found -> found.stream().map(reader::viewOf).toList());
    }

    private static Set<JobId> idsOf(Collection<String> texts) {
        return texts.stream().flatMap(text -> JobId.parse(text).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static String array(Set<JobId> ids) {
        return ids.stream().map(id -> id.value().toString()).sorted().collect(Collectors.joining(",", "{", "}"));
    }
}
