package dev.sitewright.bridge.extension;

import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.many.Patching;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.many.Target;
import dev.sitewright.platform.many.Targeted;
import dev.sitewright.platform.many.Versioned;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemType;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds, changes and takes away, in the current transaction. A change reaches the instances before their next prompt. */
@ApplicationScoped
class ExtensionChanges {
    private final Extensions extensions;
    private final Audit audit;
    private final Clock clock;

    ExtensionChanges(Extensions extensions, Audit audit, Clock clock) {
        this.extensions = extensions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Things of one kind in one place.
     *
     * @param view how their owner sees them: no secrets
     */
    record Shelf<V extends Record & Versioned>(Area area, Function<Extension, V> view) {}

    <V extends Record & Versioned> Uni<List<Result<V>>> create(Origin origin, Shelf<V> shelf, List<Draft> asked) {
        return each(
                asked,
                draft -> extensions
                        .insert(shelf.area(), draft, now())
                        .chain(made -> made.map(one -> note(origin, shelf, "create", null, one)
                                        .replaceWith(Result.done(shelf.view().apply(one))))
                                .orElseGet(() -> Uni.createFrom()
                                        .item(Result.failed(Problem.of(ProblemType.EXTENSION_NAME_TAKEN))))));
    }

    <V extends Record & Versioned> Uni<List<Result<V>>> patch(
            Origin origin, Shelf<V> shelf, List<Patching<Draft>> asked) {
        return extensions.lock(shelf.area(), Targeted.ids(asked)).chain(found -> {
            var plan = Targeted.each(asked, found, missing(shelf), (item, one) -> Result.done(new Step(item, one)));
            return each(plan, result -> switch (result) {
                case Result.Done<Step>(var step) ->
                    extensions
                            .change(
                                    shelf.area(),
                                    step.before().id(),
                                    step.item().patch(),
                                    now())
                            .call(after -> note(origin, shelf, "update", step.before(), after))
                            .map(after -> Result.done(shelf.view().apply(after)));
                case Result.Failed<Step>(var problem) -> Uni.createFrom().item(Result.<V>failed(problem));
            });
        });
    }

    /** A change, and what it changes. */
    private record Step(Patching<Draft> item, Extension before) {}

    <V extends Record & Versioned> Uni<List<Result<V>>> delete(Origin origin, Shelf<V> shelf, List<Target> asked) {
        return extensions.lock(shelf.area(), Targeted.ids(asked)).chain(found -> {
            var plan = Targeted.each(asked, found, missing(shelf), (item, one) -> Result.done(one));
            return each(plan, result -> switch (result) {
                case Result.Done<Extension>(var one) ->
                    extensions
                            .delete(one.id())
                            .chain(() -> note(origin, shelf, "delete", one, null))
                            .replaceWith(Result.done(shelf.view().apply(one)));
                case Result.Failed<Extension>(var problem) -> Uni.createFrom().item(Result.<V>failed(problem));
            });
        });
    }

    private static Problem missing(Shelf<?> shelf) {
        return Problem.of(shelf.area().kind().missing);
    }

    private <V extends Record & Versioned> Uni<Void> note(
            Origin origin, Shelf<V> shelf, String verb, @Nullable Extension before, @Nullable Extension after) {
        var one = after == null ? before : after;
        if (one == null) {
            return Uni.createFrom().voidItem();
        }
        return audit.append(
                origin,
                List.of(new Audited(
                        shelf.area().kind().word + "." + verb,
                        one.id(),
                        one.ownerId(),
                        before == null ? null : shelf.view().apply(before),
                        after == null ? null : shelf.view().apply(after))));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static <A, R> Uni<List<R>> each(List<A> items, Function<A, Uni<R>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .asList();
    }
}
