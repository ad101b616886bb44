package dev.sitewright.worker.control;

import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.many.Target;
import dev.sitewright.platform.many.Targeted;
import dev.sitewright.platform.many.Versioned;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.repository.Page;
import dev.sitewright.platform.repository.PluralRepository;
import dev.sitewright.platform.repository.Scope.AnyOwner;
import dev.sitewright.platform.repository.Sort;
import dev.sitewright.platform.repository.Where;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rules of the queue of one sort: set by their ids, new or known. Changes of rules go one after the other. */
final class Rules<E extends Versioned> {
    private static final Problem NOT_FOUND = Problem.of(ProblemType.NOT_FOUND);
    private static final AnyOwner ALL =
            new AnyOwner("the queue's rules are the installation's, and only administrators come here");
    private static final int MOST = 10_000; // more than anybody looks after

    private final QueueSettings settings;
    private final PluralRepository<E> rows;
    private final Field<E, String> id;

    Rules(QueueSettings settings, PluralRepository<E> rows, Field<E, String> id) {
        this.settings = settings;
        this.rows = rows;
        this.id = id;
    }

    /** @return all of them, in the order of their ids */
    Uni<List<E>> all() {
        return rows.select(ALL, new Where.Everything<>("a list has no filter"), Page.first(MOST, Sort.ascending(id)));
    }

    /**
     * Sets rules.
     *
     * @param key the rule's id
     * @param make a rule that is not there yet
     * @param change one that is
     * @return the rule for each, in order; a rule that is asked for twice stands twice
     */
    <A> Uni<List<E>> set(List<A> asked, Function<A, String> key, Function<A, E> make, BiConsumer<A, E> change) {
        var made = new ArrayList<E>();
        return settings.lock()
                .chain(locked -> locked(asked.stream().map(key).toList()))
                .map(found -> {
                    var known = new LinkedHashMap<String, E>();
                    found.forEach(row -> known.put(row.id(), row));
                    for (var item : asked) {
                        known.compute(key.apply(item), (name, row) -> {
                            if (row != null) {
                                change.accept(item, row);
                                return row;
                            }
                            var fresh = make.apply(item);
                            made.add(fresh);
                            return fresh;
                        });
                    }
                    return asked.stream()
                            .map(item -> Objects.requireNonNull(known.get(key.apply(item))))
                            .toList();
                })
                .call(() -> rows.insert(made))
                .call(() -> Panache.getSession().chain(Mutiny.Session::flush));
    }

    /** @return the rules that are gone, as they were */
    Uni<List<Result<E>>> remove(List<Target> asked) {
        return settings.lock()
                .chain(locked -> locked(Targeted.ids(asked)))
                .map(found -> Targeted.each(asked, found, NOT_FOUND, (item, row) -> Result.done(row)))
                .call(results -> Panache.getSession()
                        .chain(session ->
                                session.removeAll(Results.good(results).toArray())));
    }

    private Uni<List<E>> locked(List<String> ids) {
        var storable = ids.stream().filter(one -> one.indexOf('\0') < 0).toList();
        return rows.update(ALL, new Where.In<>(id, storable), row -> {});
    }
}
