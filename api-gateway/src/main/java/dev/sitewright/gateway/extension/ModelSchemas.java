package dev.sitewright.gateway.extension;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Describes agent-bridge's bodies about models in the API document. They pass the gateway as bytes: nothing here is ever filled. */
final class ModelSchemas {
    private ModelSchemas() {}

    @Schema(name = "ModelProviders", description = "Providers of models, by name.")
    record Providers(
            @Schema(description = "All of them.", required = true)
            List<Provider> items,

            @Schema(description = "Null: this is all.", required = true) @Nullable String nextCursor) {}

    @Schema(name = "ModelProvider", description = "A provider that is connected, or can be.")
    record Provider(
            @Schema(description = "Its name, for a connection.", examples = "anthropic", required = true)
            String name,

            @Schema(
                    description = "By whom.",
                    examples = "no",
                    enumeration = {"own", "installation", "no"},
                    required = true)
            String connected,

            @Schema(
                    description = "Whether it is an endpoint that somebody described.",
                    examples = "false",
                    required = true)
            boolean custom,

            @Schema(
                    description = "The model that works when none is chosen; null of custom ones.",
                    examples = "anthropic/claude-sonnet-5",
                    required = true)
            @Nullable String model) {}

    @Schema(name = "ProjectModels", description = "Models that can work in a project, favourites first.")
    record Models(
            @Schema(description = "All of them.", required = true)
            List<Model> items,

            @Schema(description = "Null: this is all.", required = true) @Nullable String nextCursor) {}

    @Schema(name = "ProjectModel", description = "A model that can work in a project.")
    record Model(
            @Schema(
                    description = "`provider/model`, as prompts name it.",
                    examples = "anthropic/claude-sonnet-5",
                    required = true)
            String id,

            @Schema(description = "Who provides it.", examples = "anthropic", required = true)
            String provider,

            @Schema(description = "What people call it.", examples = "Claude Sonnet", required = true)
            String name,

            @Schema(description = "How many tokens it takes; 0 when unknown.", examples = "200000", required = true)
            long context,

            @Schema(
                    description = "How many tokens it writes at a time; 0 when unknown.",
                    examples = "64000",
                    required = true)
            long output,

            @Schema(description = "Whether it takes files.", examples = "true", required = true)
            boolean attachments,

            @Schema(description = "Whether it thinks aloud.", examples = "true", required = true)
            boolean reasoning,

            @Schema(description = "Whether it works when none is named.", examples = "true", required = true)
            boolean usual,

            @Schema(description = "Whether it does titles and other small work.", examples = "false", required = true)
            boolean fast,

            @Schema(description = "Whether it is a favourite.", examples = "false", required = true)
            boolean favourite) {}

    @Schema(name = "ModelPreference", description = "Which models somebody prefers.")
    record Preference(
            @Schema(
                    description = "The user's or the project's id.",
                    examples = "usr_0199c6a01f2e7000a1b2c3d4e5f60718",
                    required = true)
            String id,

            @Schema(
                    description = "Its version, for `If-Match`; 0 when nothing was ever decided.",
                    examples = "1",
                    required = true)
            long version,

            @Schema(
                    description = "For the agent; null for the next in line.",
                    examples = "anthropic/claude-sonnet-5",
                    required = true)
            @Nullable String model,

            @Schema(
                    description = "For titles and other small work; null for the next in line.",
                    examples = "anthropic/claude-haiku-4-5",
                    required = true)
            @Nullable String fastModel,

            @Schema(description = "Shown first.", examples = "[\"anthropic/claude-sonnet-5\"]", required = true)
            List<String> favourites) {}

    @Schema(
            name = "ModelPreferencePatch",
            description = "A JSON merge patch (RFC 7396): the fields to change with their new values.")
    record PreferencePatch(
            @Schema(
                    description = "For the agent; null takes it away.",
                    examples = "anthropic/claude-sonnet-5",
                    maxLength = 193,
                    pattern = "^[A-Za-z0-9._-]{1,64}/[A-Za-z0-9._:/@+-]{1,128}$")
            @Nullable String model,

            @Schema(
                    description = "For small work; null takes it away.",
                    examples = "anthropic/claude-haiku-4-5",
                    maxLength = 193,
                    pattern = "^[A-Za-z0-9._-]{1,64}/[A-Za-z0-9._:/@+-]{1,128}$")
            @Nullable String fastModel,

            @Schema(description = "All of them anew.", examples = "[\"anthropic/claude-sonnet-5\"]", maxItems = 50)
            @Nullable List<String> favourites) {}
}
