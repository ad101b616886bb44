package dev.sitewright.gateway.settings;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Describes bodies in the API document; nothing here is ever filled. */
final class SettingSchemas {
    private SettingSchemas() {}

    @Schema(name = "SettingPage", description = "A page of settings.")
    record Page(
            @Schema(description = "Sorted by id.", required = true)
            List<SettingView> items,

            @Schema(
                    description = "Where the next page begins; null on the last.",
                    examples = "q83vEjRWeJAwMTk5",
                    required = true)
            @Nullable String nextCursor) {}

    @Schema(name = "PatchSettings", description = "Changes of settings.")
    record Patches(
            @Schema(
                    description = "1 to 100 changes, each of another setting.",
                    minItems = 1,
                    maxItems = 100,
                    required = true)
            List<PatchItem> items) {}

    @Schema(name = "PatchSetting", description = "A change of one setting.")
    record PatchItem(
            @Schema(description = "Which setting.", examples = "limits.user.read", required = true)
            String id,

            @Schema(description = "The version that the change is meant for.", examples = "0", required = true)
            long version,

            @Schema(description = "What to change.", required = true)
            Patch patch) {}

    @Schema(name = "SettingPatch", description = "A JSON merge patch (RFC 7396).")
    record Patch(
            @Schema(description = "What shall hold; null for the default.", examples = "600", required = true) @Nullable Integer value) {}

    @Schema(name = "Settings", description = "The settings, in the order of the items that were sent.")
    record Settings(
            @Schema(description = "One per item.", required = true)
            List<SettingView> items) {}
}
