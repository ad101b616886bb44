package dev.sitewright.projects.project;

import dev.sitewright.platform.many.Listing;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.repository.Where;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** By what projects can be found and sorted. */
public final class ProjectFields {
    static final Field<Project, String> ID = new Field<>("id", String.class, Project::id);
    static final Field<Project, String> OWNER = new Field<>("ownerId", String.class, Project::ownerId);
    static final Field<Project, String> NAME = new Field<>("name", String.class, Project::name);
    static final Field<Project, String> PROMPT =
            new Field<>("prompt", String.class, project -> project.view().prompt());
    static final Field<Project, String> SLUG = new Field<>("slug", String.class, Project::slug);
    static final Field<Project, String> WANTED_STATE = new Field<>(
            "wantedState", String.class, project -> project.wantedState().wireName());
    static final Field<Project, String> OBSERVED_STATE = new Field<>(
            "observedState", String.class, project -> project.observedState().wireName());
    static final Field<Project, Instant> UPDATED_AT =
            new Field<>("updatedAt", Instant.class, project -> project.view().updatedAt());
    /** When the reconciler acts; rows without are never found by it. */
    public static final Field<Project, Instant> NEXT_ATTEMPT_AT =
            new Field<>("restarts.nextAttemptAt", Instant.class, Project::nextAttemptAt);

    /** How owners list their projects; ids begin with their time, so they are the order of creation. */
    static final Listing<Project> LISTING = new Listing<>(
            "projects", ID, Map.of("createdAt", ID, "name", NAME, "slug", SLUG, "updatedAt", UPDATED_AT), "-createdAt");

    private ProjectFields() {}

    /** @return those with one of these ids; no ids match nothing */
    public static Where<Project> ids(List<String> ids) {
        return new Where.In<>(ID, ids);
    }

    /** @return those whose preview is wanted, gone, and to be asked for again by now */
    public static Where<Project> dueForRestart(Instant now) {
        return new Where.AtMost<>(NEXT_ATTEMPT_AT, now);
    }
}
