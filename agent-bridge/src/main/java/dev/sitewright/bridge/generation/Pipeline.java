package dev.sitewright.bridge.generation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.generation.Generated.Existing;
import dev.sitewright.bridge.generation.Generated.New;
import dev.sitewright.bridge.generation.Reader.Fit;
import dev.sitewright.bridge.generation.Reader.Unfit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;

/**
 * Who asks and who stores, for one kind of record.
 *
 * @param schema what an answer must look like
 * @param kept where the items of the kind are read
 */
record Pipeline<I, T>(Generator<I, T> generator, Store<T> store, JsonNode schema, Reader reader, StoredItems kept) {
    /** @return what is wrong about an input; empty when a run can begin with it */
    List<Violation> faultsOf(JsonNode input) {
        return reader.read(generator.input(), input) instanceof Unfit<I>(var violations) ? violations : List.of();
    }

    /** @return the id of the item that makes a run needless */
    Uni<Optional<String>> known(Run run) {
        return generator.known(inputOf(run), seen(run)).map(found -> found.map(Existing::id));
    }

    Question question(Run run) {
        return generator.question(inputOf(run));
    }

    /** @return what is wrong about an item; empty when it is fit to be stored */
    Uni<List<Violation>> judge(Run run, JsonNode item) {
        return switch (reader.read(generator.output(), item)) {
            case Unfit<T>(var violations) -> Uni.createFrom().item(violations);
            case Fit<T>(var fit) -> generator.violations(inputOf(run), fit, seen(run));
        };
    }

    /** @return what to do with a fit item */
    Uni<Settled> settle(Run run, JsonNode body) {
        var item = reader.require(generator.output(), body);
        return generator.settle(inputOf(run), item, seen(run)).map(generated -> switch (generated) {
            case Existing<T>(var id) -> new Settled.Known(id);
            case New<T>(var fresh) -> new Settled.ToStore(tx -> store.store(tx, run, fresh));
        });
    }

    private I inputOf(Run run) {
        return reader.require(generator.input(), run.input());
    }

    private Seen<I, T> seen(Run run) {
        return () -> kept.of(run.projectId(), generator.kind())
                .map(rows -> rows.stream()
                        .map(row -> new Seen.Kept<>(
                                row.id(),
                                reader.require(generator.input(), row.input()),
                                reader.require(generator.output(), row.body())))
                        .toList());
    }

    /** What to do with a fit item. */
    sealed interface Settled {
        /** Nothing: it is there, as this item. */
        record Known(String itemId) implements Settled {}

        /** Store it. */
        record ToStore(Write write) implements Settled {}
    }

    /** A change within a transaction. */
    @FunctionalInterface
    interface Write {
        Uni<Void> in(SqlClient transaction);
    }
}
