package dev.sitewright.bridge.generation;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All kinds of records that can be generated here. */
@ApplicationScoped
class Pipelines {
    private final Map<String, Pipeline<?, ?>> byKind;

    Pipelines(@All List<Generator<?, ?>> generators, @All List<Store<?>> stores, Reader reader, StoredItems kept) {
        var storeOf = stores.stream().collect(Collectors.toMap(Store::kind, Function.identity()));
        this.byKind = generators.stream()
                .map(generator -> pipeline(generator, storeOf, reader, kept))
                .collect(Collectors.toMap(pipeline -> pipeline.generator().kind(), Function.identity()));
    }

    Optional<Pipeline<?, ?>> find(String kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    private static <I, T> Pipeline<I, T> pipeline(
            Generator<I, T> generator, Map<String, Store<?>> stores, Reader reader, StoredItems kept) {
        var store = stores.get(generator.kind());
        if (store == null || store.record() != generator.output()) {
            throw new IllegalStateException("Nobody stores " + generator.kind() + " as its generator makes it");
        }
        @SuppressWarnings("unchecked") // the same class, as was just seen
        var fitting = (Store<T>) store;
        return new Pipeline<>(generator, fitting, Schemas.of(generator.output()), reader, kept);
    }
}
