package dev.sitewright.bridge.generation;

import dev.sitewright.bridge.generation.Item.State;
import dev.sitewright.bridge.generation.Pipeline.Settled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/** Decides about what a model has proposed, and has stored what is good. */
@ApplicationScoped
class Judging {
    /** What is wrong when there is nothing to be judged. */
    static final Violation NO_CALL = new Violation("", "was not given by the tool");

    private final Runs runs;
    private final Items items;
    private final Pool pool;
    private final Clock clock;

    Judging(Runs runs, Items items, Pool pool, Clock clock) {
        this.runs = runs;
        this.items = items;
        this.pool = pool;
        this.clock = clock;
    }

    /** @return what the model is told about an answer that does not fit */
    static String complaint(List<Violation> violations) {
        return """
                [Sitewright] Your answer cannot be used:
                %s
                Answer again, the whole of it, by the tool.""".formatted(
                        violations.stream().map(violation -> "- " + violation).collect(Collectors.joining("\n")));
    }

    /** Accepts or rejects what was proposed. */
    Uni<Void> judge(Run run, Pipeline<?, ?> pipeline, Item item) {
        return pipeline.judge(run, item.body())
                .chain(violations ->
                        items.become(pool, item, violations.isEmpty() ? State.ACCEPTED : State.REJECTED, violations));
    }

    /** Ends a run with what was accepted: stored, or found to be there. */
    Uni<Void> settle(Run run, Pipeline<?, ?> pipeline, Item item) {
        return pipeline.settle(run, item.body()).chain(settled -> switch (settled) {
            case Settled.Known(var id) ->
                runs.done(pool, run, id, true, clock.instant()).replaceWithVoid();
            case Settled.ToStore(var write) -> store(run, item, write);
        });
    }

    private Uni<Void> store(Run run, Item item, Pipeline.Write write) {
        return pool.withTransaction(tx -> runs.done(tx, run, item.id(), false, clock.instant())
                .chain(first -> first
                        ? items.become(tx, item, State.STORED, List.of()).chain(() -> write.in(tx))
                        : Uni.createFrom().voidItem()));
    }
}
