package dev.sitewright.bridge.generation;

import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Takes wishes in, and tells what has come of them. */
@ApplicationScoped
class GenerationService {
    private final Pipelines pipelines;
    private final Runs runs;
    private final Items items;
    private final GenerationRunner runner;
    private final Clock clock;

    GenerationService(Pipelines pipelines, Runs runs, Items items, GenerationRunner runner, Clock clock) {
        this.pipelines = pipelines;
        this.runs = runs;
        this.items = items;
        this.runner = runner;
        this.clock = clock;
    }

    /** @return the run, begun once however often it is wanted; fails with {@link ProblemException} */
    Uni<GenerationView> want(String id, WantRecord wanted) {
        refuseUnfit(wanted);
        return runs.insert(id, wanted, clock.instant().truncatedTo(ChronoUnit.MICROS))
                .invoke(runner::wake)
                .chain(() -> require(id));
    }

    /** @return the run; fails with {@link ProblemException} */
    Uni<GenerationView> require(String id) {
        return runs.find(id)
                .map(found -> found.orElseThrow(GenerationService::notFound))
                .chain(this::view);
    }

    /** @return the owner's runs in a project */
    Uni<PageOf<GenerationView>> list(String projectId, String ownerId, GenerationPages pages) {
        return runs.of(projectId, ownerId, pages.after(), pages.limit())
                .chain(found -> items.of(found.stream().map(Run::id).toList())
                        .map(all -> all.stream().collect(Collectors.groupingBy(Item::runId)))
                        .map(byRun -> pages.answer(
                                found, run -> GenerationView.of(run, byRun.getOrDefault(run.id(), List.of())))));
    }

    private Uni<GenerationView> view(Run run) {
        return items.of(List.of(run.id())).map(all -> GenerationView.of(run, all));
    }

    private void refuseUnfit(WantRecord wanted) {
        var pipeline = pipelines
                .find(wanted.kind())
                .orElseThrow(() -> new ProblemException(
                        Problem.invalid(FaultType.UNKNOWN_VALUE.at("/kind", "is nothing that can be generated here"))));
        var faults = pipeline.faultsOf(wanted.input()).stream()
                .map(fault -> FaultType.WRONG_FORM.at("/input" + fault.pointer(), fault.message()))
                .toList();
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.invalid(faults));
        }
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.of(ProblemType.GENERATION_NOT_FOUND));
    }
}
