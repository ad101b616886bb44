package dev.sitewright.gateway.extension;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Describes agent-bridge's bodies about skills in the API document. They pass the gateway as bytes: nothing here is ever filled. */
final class SkillSchemas {
    private SkillSchemas() {}

    @Schema(name = "NewSkills", description = "What to add.")
    record News(
            @Schema(description = "1 to 100 of them.", minItems = 1, maxItems = 100, required = true)
            List<New> items) {}

    @Schema(name = "NewSkill", description = "One to add.")
    record New(
            @Schema(
                    description = "Its name.",
                    examples = "house-style",
                    minLength = 1,
                    maxLength = 40,
                    pattern = "^[a-z][a-z0-9-]*$",
                    required = true)
            String name,

            @Schema(
                    description = "When the agent is to read it.",
                    examples = "Use for every page: colours and fonts of the house",
                    minLength = 1,
                    maxLength = 1024,
                    required = true)
            String description,

            @Schema(
                    description = "What it says, in Markdown.",
                    examples = "# House style",
                    minLength = 1,
                    maxLength = 65536,
                    required = true)
            String text,

            @Schema(description = "Whether the agent has it.", examples = "true") @Nullable Boolean enabled) {}

    @Schema(name = "Skill", description = "A text that the agent reads when it needs it.")
    record One(
            @Schema(description = "The id.", examples = "skl_0199c6a01f2e7000a1b2c3d4e5f60718", required = true)
            String id,

            @Schema(description = "Whose it is.", examples = "prj_0199c6a01f2e7000a1b2c3d4e5f60718", required = true)
            String projectId,

            @Schema(description = "Its name.", examples = "house-style", required = true)
            String name,

            @Schema(
                    description = "When the agent reads it.",
                    examples = "Use for every page: colours and fonts of the house",
                    required = true)
            String description,

            @Schema(description = "What it says.", examples = "# House style", required = true)
            String text,

            @Schema(description = "Whether the agent has it.", examples = "true", required = true)
            boolean enabled,

            @Schema(description = "Since when.", examples = "2026-11-21T10:15:30Z", required = true)
            Instant createdAt,

            @Schema(description = "When it was changed last.", examples = "2026-11-21T10:15:30Z", required = true)
            Instant updatedAt,

            @Schema(description = "Its version, for `If-Match`.", examples = "0", required = true)
            long version) {}

    @Schema(name = "PatchSkills", description = "Changes.")
    record Patches(
            @Schema(
                    description = "1 to 100 changes, each of another one.",
                    minItems = 1,
                    maxItems = 100,
                    required = true)
            List<PatchItem> items) {}

    @Schema(name = "PatchSkill", description = "A change of one.")
    record PatchItem(
            @Schema(description = "Which.", examples = "skl_0199c6a01f2e7000a1b2c3d4e5f60718", required = true)
            String id,

            @Schema(description = "The version that the change is meant for.", examples = "0", required = true)
            long version,

            @Schema(description = "What to change.", required = true)
            Patch patch) {}

    @Schema(
            name = "SkillPatch",
            description = "A JSON merge patch (RFC 7396): the fields to change with their new values.")
    record Patch(
            @Schema(
                    description = "When the agent is to read it.",
                    examples = "Use for every page",
                    minLength = 1,
                    maxLength = 1024)
            @Nullable String description,

            @Schema(
                    description = "What it says.",
                    examples = "# House style, second edition",
                    minLength = 1,
                    maxLength = 65536)
            @Nullable String text,

            @Schema(description = "Whether the agent has it.", examples = "false") @Nullable Boolean enabled) {}

    @Schema(name = "SkillTargets", description = "Those to take away.")
    record Targets(
            @Schema(description = "1 to 100 of them, none twice.", minItems = 1, maxItems = 100, required = true)
            List<Target> items) {}

    @Schema(name = "SkillTarget", description = "One version of one.")
    record Target(
            @Schema(description = "Which.", examples = "skl_0199c6a01f2e7000a1b2c3d4e5f60718", required = true)
            String id,

            @Schema(description = "The version that the caller knows.", examples = "0", required = true)
            long version) {}

    @Schema(name = "Skills", description = "They, in the order of the items that were sent.")
    record All(
            @Schema(description = "One per item.", required = true)
            List<One> items) {}

    @Schema(name = "SkillPage", description = "A page of them.")
    record PageOfThem(
            @Schema(description = "In the order that was asked for.", required = true)
            List<One> items,

            @Schema(description = "What to send as `cursor` for the next page; null at the end.", required = true)
            @Nullable String nextCursor) {}
}
