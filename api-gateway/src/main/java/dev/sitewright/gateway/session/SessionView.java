package dev.sitewright.gateway.session;

import dev.sitewright.platform.many.Versioned;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A signed-in browser, as its owner sees it. */
@Schema(name = "Session", description = "A signed-in browser.")
record SessionView(
        @Schema(description = "The session's id.", examples = "sid_0199c6a01f2e7000a1b2c3d4e5f60718")
        String id,

        @Schema(description = "When it was signed in.", examples = "2026-11-21T08:30:00Z")
        Instant createdAt,

        @Schema(description = "When it was used last, to the minute.", examples = "2026-11-21T09:12:00Z")
        Instant lastSeenAt,

        @Schema(description = "When it ends by itself.", examples = "2026-12-21T08:30:00Z")
        Instant expiresAt,

        @Schema(description = "The address it was signed in from.", examples = "203.0.113.7") @Nullable String address,

        @Schema(
                description = "What the browser calls itself, at most 200 characters of it.",
                examples = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
        @Nullable String userAgent,

        @Schema(description = "Whether this very request comes by it.", examples = "true")
        boolean current,

        @Schema(description = "To be sent back with a change.", examples = "0")
        long version)
        implements Versioned {}
