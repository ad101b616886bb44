package dev.sitewright.worker.schedule;

import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.many.Patching;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.many.Target;
import dev.sitewright.platform.many.Targeted;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.repository.Page;
import dev.sitewright.platform.repository.Scope.AnyOwner;
import dev.sitewright.platform.repository.Sort;
import dev.sitewright.platform.repository.Where;
import dev.sitewright.worker.queue.Schedule;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** What administrators do with what recurs. Every change works in the current transaction. */
@ApplicationScoped
class ScheduleChanges {
    private static final Problem NOT_FOUND = Problem.of(ProblemType.SCHEDULE_NOT_FOUND);
    private static final Problem NAME_TAKEN = Problem.of(ProblemType.SCHEDULE_NAME_TAKEN);
    private static final AnyOwner ALL =
            new AnyOwner("what recurs is the installation's, and only administrators come here");

    private final ScheduleRepository schedules;
    private final ScheduleChecks checks;
    private final Audit audit;
    private final Clock clock;

    ScheduleChanges(ScheduleRepository schedules, ScheduleChecks checks, Audit audit, Clock clock) {
        this.schedules = schedules;
        this.checks = checks;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return a page of all of them */
    @WithSession
    Uni<List<StoredSchedule>> list(Page<StoredSchedule> page) {
        return schedules.select(ALL, new Where.Everything<>("a list has no filter"), page);
    }

    /** @return the one of this name; fails when there is none */
    @WithSession
    Uni<ScheduleView> require(String id) {
        return schedules
                .select(ALL, ids(List.of(id)), Page.first(1, Sort.ascending(StoredSchedule.ID)))
                .map(found -> found.stream().findFirst().orElseThrow(() -> new ProblemException(NOT_FOUND)))
                .map(StoredSchedule::view);
    }

    /** Lets more recur. */
    Uni<List<Result<ScheduleView>>> create(Origin origin, List<NewSchedule> asked) {
        var now = now();
        return schedules
                .lockNames()
                .chain(() -> schedules.select(
                        ALL,
                        ids(asked.stream().map(NewSchedule::name).toList()),
                        Page.first(asked.size(), Sort.ascending(StoredSchedule.ID))))
                .map(known -> known.stream().map(StoredSchedule::id).collect(Collectors.toCollection(HashSet::new)))
                .map(taken -> open(origin, asked, taken, now))
                .call(opened -> schedules.insert(good(opened)))
                .call(() -> Panache.getSession().chain(Mutiny.Session::flush))
                .call(opened -> tell(origin, good(opened)))
                .map(opened -> opened.stream()
                        .map(result -> result.<ScheduleView>map(StoredSchedule::view))
                        .toList());
    }

    private static List<Result<StoredSchedule>> open(
            Origin origin, List<NewSchedule> asked, Set<String> taken, Instant now) {
        var opened = new ArrayList<Result<StoredSchedule>>();
        for (var item : asked) {
            opened.add(
                    taken.add(item.name())
                            ? Result.done(new StoredSchedule(item, origin.actorId(), now))
                            : Result.failed(NAME_TAKEN));
        }
        return opened;
    }

    private Uni<Void> tell(Origin origin, List<StoredSchedule> opened) {
        return audit.append(
                origin,
                opened.stream()
                        .map(row -> new Audited("schedule.create", row.id(), null, null, row.view()))
                        .toList());
    }

    /** Changes times, arguments and pauses. */
    Uni<List<Result<ScheduleView>>> patch(Origin origin, List<Patching<SchedulePatch>> asked) {
        var now = now();
        return change(origin, "schedule.update", asked, (item, row) -> patched(item.patch(), row, now));
    }

    /** Whatever can be wrong is found before the row is touched: it is written even when its item fails and others do not. */
    private Result<StoredSchedule> patched(SchedulePatch patch, StoredSchedule row, Instant now) {
        var args = patch.args().map(sent -> checks.checkArgs(row.kind(), sent));
        return args.orElseGet(() -> Result.done(row.args())).map(checked -> {
            row.change(checked);
            if (patch.movesTimes()) {
                var when = row.when();
                row.move(
                        Schedule.of(
                                patch.cron().orElse(when.cron()),
                                patch.zone().orElse(when.zone().getId())),
                        now);
            }
            patch.paused().ifPresent(on -> row.pause(on, now));
            return row;
        });
    }

    /** Makes a job of each as soon as a worker sees it, whatever the times. */
    Uni<List<Result<ScheduleView>>> runNow(Origin origin, List<Target> asked) {
        return change(origin, "schedule.run-now", asked, (item, row) -> {
            row.runNow();
            return Result.done(row);
        });
    }

    /** Lets them recur no more; what was enqueued stays. */
    Uni<List<Result<ScheduleView>>> delete(Origin origin, List<Target> asked) {
        return locked(asked)
                .map(found -> Targeted.each(asked, found, NOT_FOUND, (item, row) -> Result.done(row)))
                .call(results -> Panache.getSession()
                        .chain(session -> session.removeAll(good(results).toArray())))
                .call(results -> audit.append(
                        origin,
                        good(results).stream()
                                .map(row -> new Audited("schedule.delete", row.id(), null, row.view(), null))
                                .toList()))
                .map(results -> results.stream()
                        .map(result -> result.<ScheduleView>map(StoredSchedule::view))
                        .toList());
    }

    private record Changed(StoredSchedule row, ScheduleView before) {}

    private <A extends Targeted> Uni<List<Result<ScheduleView>>> change(
            Origin origin, String action, List<A> asked, BiFunction<A, StoredSchedule, Result<StoredSchedule>> change) {
        return locked(asked)
                .map(found -> Targeted.each(asked, found, NOT_FOUND, (item, row) -> {
                    var before = row.view();
                    return change.apply(item, row).map(changed -> new Changed(changed, before));
                }))
                .call(() -> Panache.getSession().chain(Mutiny.Session::flush))
                .call(results -> audit.append(
                        origin,
                        good(results).stream()
                                .map(one -> new Audited(
                                        action,
                                        one.row().id(),
                                        null,
                                        one.before(),
                                        one.row().view()))
                                .toList()))
                .map(results -> results.stream()
                        .map(result -> result.<ScheduleView>map(one -> one.row().view()))
                        .toList());
    }

    private Uni<List<StoredSchedule>> locked(List<? extends Targeted> asked) {
        return schedules.update(ALL, ids(Targeted.ids(asked)), row -> {});
    }

    private static Where<StoredSchedule> ids(List<String> ids) {
        return new Where.In<>(
                StoredSchedule.ID,
                ids.stream().filter(id -> id.indexOf('\0') < 0).toList());
    }

    private static <R> List<R> good(List<Result<R>> results) {
        return results.stream()
                .<R>mapMulti((result, good) -> {
                    if (result instanceof Result.Done<R>(var item)) {
                        good.accept(item);
                    }
                })
                .toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS); // as the table keeps it
    }
}
