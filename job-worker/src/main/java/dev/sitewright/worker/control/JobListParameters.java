package dev.sitewright.worker.control;

import dev.sitewright.platform.many.Listing;
import dev.sitewright.platform.repository.Field;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query of {@code GET /jobs}, as sent. */
class JobListParameters {
    private static final Field<JobView, String> ID = new Field<>("id", String.class, JobView::id);
    /** Ids begin with their time, so their order is that of creation. */
    private static final Listing<JobView> LISTING = new Listing<>("jobs", ID, Map.of("createdAt", ID), "-createdAt");

    /** How many at most. */
    @RestQuery
    @Nullable String limit;

    /** {@code createdAt} or {@code -createdAt}. */
    @RestQuery
    @Nullable String sort;

    /** Where the page begins. */
    @RestQuery
    @Nullable String cursor;

    /** Only those in one of these states. */
    @RestQuery
    @Nullable String state;

    /** Only those of one of these kinds. */
    @RestQuery
    @Nullable String kind;

    /** Only those of this project. */
    @RestQuery
    @Nullable String projectId;

    /** Only those of this user. */
    @RestQuery
    @Nullable String ownerId;

    /** Only those of this request. */
    @RestQuery
    @Nullable String correlationId;

    JobFilter filter() {
        return new JobFilter(state, kind, projectId, ownerId, correlationId).checked();
    }

    Listing<JobView>.Asked page(Viewer viewer, JobFilter filter) {
        return LISTING.ask(limit, sort, cursor, filter.words(viewer));
    }
}
