package dev.sitewright.gateway.projects;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Describes project-service's bodies in the API document. They pass the gateway as bytes: nothing here is ever filled. */
final class ProjectSchemas {
    private ProjectSchemas() {}

    @Schema(name = "CreateProjects", description = "Projects to create.")
    record Create(
            @Schema(description = "1 to 100 projects.", minItems = 1, maxItems = 100)
            List<NewProject> items) {}

    @Schema(name = "NewProject", description = "A project to create.")
    record NewProject(
            @Schema(
                    description = "What to build, in the person's words; up to 65536 bytes in UTF-8.",
                    examples = "A page for a bakery in Lisbon, with opening hours",
                    required = true)
            String prompt,

            @Schema(description = "What to call it; made from the prompt when missing.", examples = "Padaria") @Nullable String name,

            @Schema(
                    description = "The template its workspace is made from.",
                    enumeration = "static",
                    defaultValue = "static")
            @Nullable String template) {}

    @Schema(name = "CreatedProjects", description = "The new projects, in the order of the items.")
    record Created(List<Project> items) {}

    @Schema(name = "ProjectPage", description = "Projects, newest first.")
    record Page(
            List<Project> items,

            @Schema(description = "Where the next page begins; null on the last.") @Nullable String nextCursor) {}

    @Schema(name = "Project", description = "A site or app that is built from prompts.")
    record Project(
            @Schema(examples = "prj_0199c6a01f2e7000a1b2c3d4e5f60718")
            String id,

            @Schema(description = "What people call it.", examples = "Padaria")
            String name,

            @Schema(description = "Its name in addresses, unique per owner.", examples = "padaria")
            String slug,

            @Schema(description = "The first prompt, whole.")
            String prompt,

            @Schema(description = "The template it was made from.", examples = "static")
            String template,

            @Schema(
                    description = "What it should be.",
                    enumeration = {"created", "running", "stopped", "deleted"})
            String wantedState,

            @Schema(
                    description = "What its preview was last seen to be.",
                    enumeration = {"unknown", "starting", "healthy", "unhealthy", "crashed", "missing"})
            String observedState,

            @Schema(
                    description = "Where the preview answers; null unless healthy.",
                    examples = "http://127.0.0.1:20001/")
            @Nullable String previewUrl,

            @Schema(description = "The agent's session; null until it is opened.", examples = "ses_7d1f") @Nullable String sessionId,

            @Schema(
                    description = "What the agent does.",
                    enumeration = {"waiting", "working", "idle", "failed"})
            String agentState,

            Instant createdAt,
            Instant updatedAt,
            @Schema(description = "Counts changes, from 0.") long version) {}
}
