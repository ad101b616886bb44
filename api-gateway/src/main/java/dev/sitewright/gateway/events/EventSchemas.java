package dev.sitewright.gateway.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Describes events in the API document. They are stored and sent as texts: nothing here is ever filled. */
final class EventSchemas {
    private EventSchemas() {}

    @Schema(name = "EventPage", description = "Facts in their order.")
    record Page(
            @Schema(description = "Up to `limit` facts, those of the wanted types.")
            List<Event> items,

            @Schema(description = "The number of the newest fact.", examples = "42", minimum = "0")
            long head,

            @Schema(description = "The number of the oldest fact that is kept.", examples = "1", minimum = "0")
            long oldest,

            @Schema(description = "What `after` is on the next page.", examples = "42", minimum = "0")
            long next) {}

    @Schema(name = "Event", description = "A fact: something that has happened.")
    record Event(
            @Schema(description = "Its id, unique everywhere.", examples = "evt_0199c6a01f2e7000a1b2c3d4e5f60718")
            String id,

            @Schema(description = "Its place in its stream: from 1, without gaps.", examples = "7", minimum = "1")
            long number,

            @Schema(description = "What has happened. More types may come.", examples = "job.completed")
            String type,

            @Schema(description = "The service that tells it.", examples = "/job-worker")
            String source,

            @Schema(description = "What it is about.", examples = "prj_0199c6a01f2e7000a1b2c3d4e5f60718")
            String subject,

            @Schema(description = "When it happened (RFC 3339, UTC).")
            Instant time,

            @Schema(
                    description = "The request that caused it, as in `X-Request-Id`; null or missing when none did.",
                    examples = "req_0199c6a01f2e7000a1b2c3d4e5f60718")
            @Nullable String correlationId,

            @Schema(description = "More about it, by type.", examples = "{\"kind\":\"runtime.up\"}")
            Map<String, Object> data) {}
}
