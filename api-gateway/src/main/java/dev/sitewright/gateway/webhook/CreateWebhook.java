package dev.sitewright.gateway.webhook;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A webhook to make, as sent: anything may be missing.
 *
 * @param url where to send to
 * @param name what its owner calls it
 * @param types of facts
 * @param projectId of which project; null for all
 */
@Schema(name = "CreateWebhook", description = "A webhook to make.")
record CreateWebhook(
        @Schema(
                description = "Where to send to: an `https` address that is public, up to 2000 characters.",
                examples = "https://example.org/hooks/sitewright",
                required = true)
        @Nullable String url,

        @Schema(
                description = "What you call it: 1 to 100 characters; the address's host unless you say.",
                examples = "Build channel")
        @Nullable String name,

        @Schema(
                type = SchemaType.ARRAY,
                implementation = String.class,
                description = "Which facts: types, or the beginnings of types before `.*`; `*` for all. 1 to 32.",
                examples = "[\"runtime.*\", \"chat.message.final\"]",
                required = true)
        @Nullable List<@Nullable String> types,

        @Schema(
                description = "Only facts of this project; of all your projects, and about you, unless you say.",
                examples = "prj_0199c6a01f2e7000a1b2c3d4e5f60718")
        @Nullable String projectId) {}
