package dev.sitewright.projects.project;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to {@code GET /projects}.
 *
 * @param items the owner's projects, newest first
 * @param nextCursor what to ask for next; null at the end
 */
record ProjectPage(List<ProjectView> items, @Nullable String nextCursor) {
    /** @param found the page, and one project more when there is a further page */
    static ProjectPage of(List<Project> found, int limit, String ownerId) {
        var page = found.stream().limit(limit).toList();
        var next = found.size() > limit ? new Cursor(ownerId, page.getLast().id()).encoded() : null;
        return new ProjectPage(page.stream().map(Project::view).toList(), next);
    }
}
