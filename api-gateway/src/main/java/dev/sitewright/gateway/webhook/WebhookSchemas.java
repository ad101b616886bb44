package dev.sitewright.gateway.webhook;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How lists of webhooks look in the API's document; they are read and written by platform's kit. */
final class WebhookSchemas {
    private static final String ID = "whk_0199c6a01f2e7000a1b2c3d4e5f60718";

    private WebhookSchemas() {}

    /** Body of {@code POST}. */
    @Schema(name = "CreateWebhooks", description = "Webhooks to make.")
    record Create(
            @Schema(description = "1 to 100 webhooks to make.", required = true, minItems = 1, maxItems = 100)
            List<CreateWebhook> items) {}

    /** Fields that can be changed. */
    @Schema(name = "WebhookPatch", description = "What to change; what is left out stays.")
    record Patch(
            @Schema(description = "Where to send to.", examples = "https://example.org/hooks/other") @Nullable
            String url,

            @Schema(description = "What you call it: 1 to 100 characters.", examples = "Build channel") @Nullable String name,

            @Schema(
                    type = SchemaType.ARRAY,
                    implementation = String.class,
                    description = "Which facts, all of them: the list replaces the present one.",
                    examples = "[\"runtime.*\"]")
            @Nullable List<String> types,

            @Schema(
                    description = "Only facts of this project; null for all your projects.",
                    examples = "prj_0199c6a01f2e7000a1b2c3d4e5f60718",
                    nullable = true)
            @Nullable String projectId,

            @Schema(
                    description =
                            "Whether anything is sent. What happens while it is disabled is not sent later, unless you ask for it (`replay`).",
                    examples = "true")
            @Nullable Boolean enabled) {}

    /** One item of {@code PATCH}. */
    @Schema(name = "WebhookPatchItem", description = "A change of one webhook.")
    record PatchItem(
            @Schema(description = "Which webhook.", required = true, examples = ID)
            String id,

            @Schema(description = "The version that you have seen.", required = true, examples = "0")
            long version,

            @Schema(description = "What to change of it.", required = true)
            Patch patch) {}

    /** Body of {@code PATCH}. */
    @Schema(name = "PatchWebhooks", description = "Changes of webhooks.")
    record Patches(
            @Schema(
                    description = "1 to 100 changes, each of another webhook.",
                    required = true,
                    minItems = 1,
                    maxItems = 100)
            List<PatchItem> items) {}

    /** One item of a verb. */
    @Schema(name = "WebhookTarget", description = "One version of a webhook.")
    record Target(
            @Schema(description = "Which webhook.", required = true, examples = ID)
            String id,

            @Schema(description = "The version that you have seen.", required = true, examples = "0")
            long version) {}

    /** Body of a verb. */
    @Schema(name = "WebhookTargets", description = "Webhooks to do something with.")
    record Targets(
            @Schema(description = "1 to 100 webhooks.", required = true, minItems = 1, maxItems = 100)
            List<Target> items) {}

    /** Answer about a list. */
    @Schema(name = "Webhooks", description = "The webhooks, in the order of the items that were sent.")
    record All(
            @Schema(description = "The webhooks, in the order of the request's items.")
            List<WebhookView> items) {}

    /** Answer to {@code replay}. */
    @Schema(name = "WebhookReplay", description = "What is looked at again.")
    record Replay(
            @Schema(description = "Since when.", examples = "2026-11-21T12:00:00Z")
            Instant since,

            @Schema(
                    description = "How many facts were stored since then; those of the webhook's types are sent.",
                    examples = "42")
            long facts) {}
}
