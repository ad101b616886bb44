package dev.sitewright.gateway.extension;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Describes agent-bridge's bodies about connections to providers in the API document. They pass the gateway as bytes: nothing here is ever filled. */
final class ConnectionSchemas {
    private ConnectionSchemas() {}

    @Schema(name = "NewProviderConnections", description = "What to add.")
    record News(
            @Schema(description = "1 to 100 of them.", minItems = 1, maxItems = 100, required = true)
            List<New> items) {}

    @Schema(name = "NewProviderConnection", description = "One to add.")
    record New(
            @Schema(
                    description =
                            "The provider's name, see `/model-providers`, or one of your own for another endpoint.",
                    examples = "my-endpoint",
                    minLength = 1,
                    maxLength = 40,
                    pattern = "^[a-z][a-z0-9-]*$",
                    required = true)
            String name,

            @Schema(
                    description = "What the provider gave you; write-only.",
                    examples = "sk-0123456789abcdef0123",
                    minLength = 1,
                    maxLength = 4096,
                    writeOnly = true)
            @Nullable String key,

            @Schema(
                    description = "The address of an OpenAI-compatible endpoint; not of a known provider.",
                    examples = "https://llm.example.com/v1",
                    maxLength = 500)
            @Nullable String baseUrl,

            @Schema(
                    description = "The endpoint's models by its own names; not of a known provider.",
                    examples = "[\"large\", \"small\"]",
                    minItems = 1,
                    maxItems = 50)
            @Nullable List<String> models) {}

    @Schema(name = "ProviderConnection", description = "A connection to a provider of models, without its key.")
    record One(
            @Schema(description = "The id.", examples = "con_0199c6a01f2e7000a1b2c3d4e5f60718", required = true)
            String id,

            @Schema(
                    description = "Whose it is.",
                    examples = "own",
                    enumeration = {"own", "installation"},
                    required = true)
            String scope,

            @Schema(description = "The provider's name.", examples = "my-endpoint", required = true)
            String name,

            @Schema(
                    description = "The address; null of a known provider.",
                    examples = "https://llm.example.com/v1",
                    required = true)
            @Nullable String baseUrl,

            @Schema(
                    description = "Of an endpoint that is no known provider.",
                    examples = "[\"large\"]",
                    required = true)
            List<String> models,

            @Schema(
                    description = "The last four characters of the key; null when there is none, or it is short.",
                    examples = "0123",
                    required = true)
            @Nullable String keyEnd,

            @Schema(
                    description = "Whether it came of signing in; a key that is set takes the place of that.",
                    examples = "false",
                    required = true)
            boolean signedIn,

            @Schema(description = "Since when.", examples = "2026-11-21T10:15:30Z", required = true)
            Instant createdAt,

            @Schema(description = "When it was changed last.", examples = "2026-11-21T10:15:30Z", required = true)
            Instant updatedAt,

            @Schema(description = "Its version, for `If-Match`.", examples = "0", required = true)
            long version) {}

    @Schema(name = "PatchProviderConnections", description = "Changes.")
    record Patches(
            @Schema(
                    description = "1 to 100 changes, each of another one.",
                    minItems = 1,
                    maxItems = 100,
                    required = true)
            List<PatchItem> items) {}

    @Schema(name = "PatchProviderConnection", description = "A change of one.")
    record PatchItem(
            @Schema(description = "Which.", examples = "con_0199c6a01f2e7000a1b2c3d4e5f60718", required = true)
            String id,

            @Schema(description = "The version that the change is meant for.", examples = "0", required = true)
            long version,

            @Schema(description = "What to change.", required = true)
            Patch patch) {}

    @Schema(
            name = "ProviderConnectionPatch",
            description = "A JSON merge patch (RFC 7396): the fields to change with their new values.")
    record Patch(
            @Schema(
                    description = "Another key; write-only.",
                    examples = "sk-0123456789abcdef4567",
                    minLength = 1,
                    maxLength = 4096,
                    writeOnly = true)
            @Nullable String key,

            @Schema(description = "Another address.", examples = "https://llm.example.com/v2", maxLength = 500)
            @Nullable String baseUrl,

            @Schema(description = "Other models.", examples = "[\"large\"]", minItems = 1, maxItems = 50) @Nullable List<String> models) {}

    @Schema(name = "ProviderConnectionTargets", description = "Those to take away.")
    record Targets(
            @Schema(description = "1 to 100 of them, none twice.", minItems = 1, maxItems = 100, required = true)
            List<Target> items) {}

    @Schema(name = "ProviderConnectionTarget", description = "One version of one.")
    record Target(
            @Schema(description = "Which.", examples = "con_0199c6a01f2e7000a1b2c3d4e5f60718", required = true)
            String id,

            @Schema(description = "The version that the caller knows.", examples = "0", required = true)
            long version) {}

    @Schema(name = "ProviderConnections", description = "They, in the order of the items that were sent.")
    record All(
            @Schema(description = "One per item.", required = true)
            List<One> items) {}

    @Schema(name = "ProviderConnectionPage", description = "A page of them.")
    record PageOfThem(
            @Schema(description = "In the order that was asked for.", required = true)
            List<One> items,

            @Schema(description = "What to send as `cursor` for the next page; null at the end.", required = true)
            @Nullable String nextCursor) {}

    @Schema(name = "ExtensionCheck", description = "How a try went.")
    record Check(
            @Schema(description = "Whether it works.", examples = "true", required = true)
            boolean works,

            @Schema(
                    description = "What kind of answer it was.",
                    examples = "ok",
                    enumeration = {"ok", "auth", "rate-limit", "network", "disabled", "unknown"},
                    required = true)
            String category,

            @Schema(description = "In a sentence.", examples = "The provider takes the key.", required = true)
            String message) {}
}
