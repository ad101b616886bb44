package dev.sitewright.bridge.generation;

import dev.sitewright.platform.many.Listing;
import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.repository.Field;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of a project's runs, the newest first. */
final class GenerationPages {
    private static final Field<Run, String> ID = new Field<>("id", String.class, Run::id);
    private static final Listing<Run> LISTING = new Listing<>(
            "generations",
            ID,
            Map.of("createdAt", new Field<>("createdAt", Instant.class, Run::createdAt)),
            "-createdAt");

    private final Listing<Run>.Asked asked;

    private GenerationPages(Listing<Run>.Asked asked) {
        this.asked = asked;
    }

    /** @return what was asked for; throws a problem when it is not acceptable */
    static GenerationPages ask(String projectId, String ownerId, @Nullable String limit, @Nullable String cursor) {
        return new GenerationPages(LISTING.ask(limit, null, cursor, List.of(ownerId, projectId)));
    }

    /** @return the last run of the page before; null for the first page */
    @Nullable String after() {
        var place = asked.page().after();
        return place == null ? null : place.id();
    }

    int limit() {
        return asked.page().limit();
    }

    <V> PageOf<V> answer(List<Run> found, Function<Run, V> view) {
        return asked.answer(found, view);
    }
}
