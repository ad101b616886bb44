package dev.sitewright.bridge.extension;

import dev.sitewright.platform.many.Versioned;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which models somebody prefers, everywhere or in one project.
 *
 * @param id a user's or a project's id
 * @param model {@code provider/model} for the agent; null for the next in line: see {@link Own#usual}
 * @param fastModel the same for titles and other small work
 * @param favourites shown first
 */
record Preference(
        String id,
        long version,
        @Nullable String model,
        @Nullable String fastModel,
        List<String> favourites) implements Versioned {
    static Preference none(String id) {
        return new Preference(id, 0, null, null, List.of());
    }
}
