package dev.sitewright.gateway.settings;

import dev.sitewright.platform.many.Versioned;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A setting, as administrators see it. */
@Schema(name = "Setting", description = "A whole number that administrators can set.")
record SettingView(
        @Schema(description = "Its id.", examples = "limits.user.read", required = true)
        String id,

        @Schema(description = "What it does.", examples = "Calls that only read, per person.", required = true)
        String description,

        @Schema(description = "What it counts.", examples = "calls per minute", required = true)
        String unit,

        @Schema(description = "What holds now.", examples = "6000", required = true)
        int value,

        @Schema(description = "What holds when nothing is set.", examples = "6000", required = true)
        int defaultValue,

        @Schema(description = "Whether the default holds.", examples = "true", required = true)
        boolean isDefault,

        @Schema(description = "Least value.", examples = "1", required = true)
        int minimum,

        @Schema(description = "Largest value.", examples = "1000000", required = true)
        int maximum,

        @Schema(
                description = "When it was last set; null when never.",
                examples = "2026-01-01T12:00:00Z",
                required = true)
        @Nullable Instant updatedAt,

        @Schema(description = "Another number after every change.", examples = "0", required = true)
        long version)
        implements Versioned {
    static SettingView of(StoredSetting row, KnownSettings known) {
        var setting = known.byKey(row.id()).orElseThrow();
        var usual = known.usual(row.id());
        return new SettingView(
                row.id(),
                setting.description(),
                setting.unit(),
                row.value().orElse(usual),
                usual,
                row.value().isEmpty(),
                setting.minimum(),
                setting.maximum(),
                row.updatedAt(),
                row.version());
    }
}
