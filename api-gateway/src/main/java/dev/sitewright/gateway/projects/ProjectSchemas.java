package dev.sitewright.gateway.projects;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Describes project-service's bodies in the API document. They pass the gateway as bytes: nothing here is ever filled. */
final class ProjectSchemas {
    private static final String ID = "prj_0199c6a01f2e7000a1b2c3d4e5f60718";

    private ProjectSchemas() {}

    @Schema(name = "CreateProjects", description = "Projects to create.")
    record Create(
            @Schema(description = "1 to 100 projects.", minItems = 1, maxItems = 100, required = true)
            List<NewProject> items) {}

    @Schema(name = "NewProject", description = "A project to create.")
    record NewProject(
            @Schema(
                    description = "What to build, in the person's words; up to 65536 bytes in UTF-8.",
                    examples = "A page for a bakery in Lisbon, with opening hours",
                    minLength = 1,
                    maxLength = 65_536,
                    required = true)
            String prompt,

            @Schema(
                    description = "What to call it; made from the prompt when missing.",
                    examples = "Padaria",
                    maxLength = 100)
            @Nullable String name,

            @Schema(
                    description = "The template its workspace is made from.",
                    examples = "static",
                    defaultValue = "static")
            @Nullable String template) {}

    @Schema(name = "PatchProjects", description = "Changes of projects.")
    record Patches(
            @Schema(
                    description = "1 to 100 changes, each of another project.",
                    minItems = 1,
                    maxItems = 100,
                    required = true)
            List<PatchItem> items) {}

    @Schema(name = "PatchProject", description = "A change of one project.")
    record PatchItem(
            @Schema(description = "Which project.", examples = ID, required = true)
            String id,

            @Schema(description = "The version that the change is meant for.", examples = "3", required = true)
            long version,

            @Schema(description = "What to change.", required = true)
            Patch patch) {}

    @Schema(
            name = "ProjectPatch",
            description = "A JSON merge patch (RFC 7396): the fields to change with their new values.")
    record Patch(
            @Schema(description = "What people call it.", examples = "Padaria", maxLength = 100) @Nullable String name,

            @Schema(
                    description = "Its name in addresses, unique per owner.",
                    examples = "padaria",
                    maxLength = 63,
                    pattern = "^[a-z0-9]+(-[a-z0-9]+)*$")
            @Nullable String slug,

            @Schema(
                    description = "What its preview should be.",
                    examples = "stopped",
                    enumeration = {"running", "stopped"})
            @Nullable String wantedState) {}

    @Schema(name = "ProjectTargets", description = "Projects to do something to.")
    record Targets(
            @Schema(description = "1 to 100 projects, none twice.", minItems = 1, maxItems = 100, required = true)
            List<Target> items) {}

    @Schema(name = "ProjectTarget", description = "One version of a project.")
    record Target(
            @Schema(description = "Which project.", examples = ID, required = true)
            String id,

            @Schema(description = "The version that the caller knows.", examples = "3", required = true)
            long version) {}

    @Schema(name = "Projects", description = "The projects, in the order of the items that were sent.")
    record Many(
            @Schema(description = "One per item.", required = true)
            List<Project> items) {}

    @Schema(name = "ProjectPage", description = "A page of projects.")
    record Page(
            @Schema(description = "In the order that was asked for.", required = true)
            List<Project> items,

            @Schema(
                    description = "Where the next page begins; null on the last.",
                    examples = "q83vEjRWeJAwMTk5",
                    required = true)
            @Nullable String nextCursor) {}

    @Schema(name = "Project", description = "A site or app that is built from prompts.")
    record Project(
            @Schema(description = "Its id.", examples = ID, required = true)
            String id,

            @Schema(description = "What people call it.", examples = "Padaria", required = true)
            String name,

            @Schema(description = "Its name in addresses, unique per owner.", examples = "padaria", required = true)
            String slug,

            @Schema(description = "One emoji that stands for it.", examples = "🥐", required = true)
            String icon,

            @Schema(
                    description = "What it is: a model's sentence, or the beginning of the prompt.",
                    examples = "A landing page for a bakery in Lisbon.",
                    required = true)
            String description,

            @Schema(
                    description = "The first prompt, whole.",
                    examples = "A page for a bakery in Lisbon",
                    required = true)
            String prompt,

            @Schema(description = "The template it was made from.", examples = "static", required = true)
            String template,

            @Schema(
                    description = "What it should be.",
                    examples = "running",
                    enumeration = {"created", "running", "stopped", "deleted"},
                    required = true)
            String wantedState,

            @Schema(
                    description = "What its preview was last seen to be.",
                    examples = "healthy",
                    enumeration = {"unknown", "starting", "healthy", "unhealthy", "crashed", "missing"},
                    required = true)
            String observedState,

            @Schema(
                    description = "Where the preview answers; null unless healthy.",
                    examples = "http://127.0.0.1:20001/",
                    required = true)
            @Nullable String previewUrl,

            @Schema(
                    description = "The agent's session; null until it is opened.",
                    examples = "ses_7d1f",
                    required = true)
            @Nullable String sessionId,

            @Schema(
                    description = "What the agent does.",
                    examples = "idle",
                    enumeration = {"waiting", "working", "idle", "failed"},
                    required = true)
            String agentState,

            @Schema(description = "When it was asked for.", examples = "2026-01-01T12:00:00Z", required = true)
            Instant createdAt,

            @Schema(
                    description = "When anything of it last changed.",
                    examples = "2026-01-01T12:00:04Z",
                    required = true)
            Instant updatedAt,

            @Schema(
                    description = "Another number after every change, also of what is observed.",
                    examples = "3",
                    required = true)
            long version) {}
}
