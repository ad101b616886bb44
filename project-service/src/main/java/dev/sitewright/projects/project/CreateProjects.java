package dev.sitewright.projects.project;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /projects}, as sent: anything may be missing.
 *
 * @param items the projects to create, all or none
 */
record CreateProjects(@Nullable List<@Nullable Item> items) {
    /**
     * One project.
     *
     * @param prompt what the agent is to do first
     * @param name what to call it; made from the prompt when missing
     * @param template what to make the workspace from; the first known one when missing
     */
    record Item(
            @Nullable String prompt,
            @Nullable String name,
            @Nullable String template) {}
}
