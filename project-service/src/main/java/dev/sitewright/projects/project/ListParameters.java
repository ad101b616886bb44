package dev.sitewright.projects.project;

import dev.sitewright.platform.many.Listing;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query of {@code GET /projects}, as sent. */
class ListParameters {
    /** How many at most. */
    @RestQuery
    @Nullable String limit;

    /** By what: {@code createdAt}, {@code name}, {@code slug} or {@code updatedAt}, with {@code -} before it the other way round. */
    @RestQuery
    @Nullable String sort;

    /** Where the page begins. */
    @RestQuery
    @Nullable String cursor;

    /** Only those wanted in one of these states. */
    @RestQuery
    @Nullable String wantedState;

    /** Only those seen in one of these states. */
    @RestQuery
    @Nullable String observedState;

    /** Only those that hold this in their name, slug or prompt. */
    @RestQuery
    @Nullable String text;

    ProjectFilter filter() {
        return new ProjectFilter(wantedState, observedState, text);
    }

    Listing<Project>.Asked page(String ownerId, ProjectFilter filter) {
        var whose = Stream.concat(Stream.of(ownerId), filter.words().stream()).toList();
        return ProjectFields.LISTING.ask(limit, sort, cursor, whose);
    }
}
