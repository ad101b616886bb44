package dev.sitewright.gateway.session;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Describes the bodies about sessions in the API document, which are read and written by the kit: nothing here is ever filled. */
final class SessionSchemas {
    static final String ID = "sid_0199c6a01f2e7000a1b2c3d4e5f60718";

    private SessionSchemas() {}

    @Schema(name = "SessionTargets", description = "Sessions to end.")
    record Targets(
            @Schema(description = "1 to 100 sessions, none twice.", minItems = 1, maxItems = 100, required = true)
            List<Target> items) {}

    @Schema(name = "SessionTarget", description = "One version of a session.")
    record Target(
            @Schema(description = "Which session.", examples = ID, required = true)
            String id,

            @Schema(description = "The version that the caller knows.", examples = "0", required = true)
            long version) {}

    @Schema(name = "Sessions", description = "The sessions, in the order of the items that were sent.")
    record Many(
            @Schema(description = "One per item.", required = true)
            List<SessionView> items) {}

    @Schema(name = "SessionPage", description = "A page of sessions.")
    record Page(
            @Schema(description = "In the order that was asked for.", required = true)
            List<SessionView> items,

            @Schema(
                    description = "Where the next page begins; null on the last.",
                    examples = "q83vEjRWeJAwMTk5",
                    required = true)
            @Nullable String nextCursor) {}
}
