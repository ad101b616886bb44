package dev.sitewright.gateway.monitor;

import dev.sitewright.gateway.status.StatusResource.Neighbour;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the installation does at one moment. */
@Schema(name = "SystemSample", description = "How this installation does at one moment.")
record Sample(
        @Schema(description = "When it was looked at (RFC 3339, UTC).")
        Instant time,

        @Schema(description = "The gateway that answers; each replica tells of itself.")
        Gateway gateway,

        @Schema(description = "The event log, of all replicas together.")
        Log log,

        @Schema(description = "The services behind the gateway.")
        List<Neighbour> services) {

    /** How this process does. */
    @Schema(name = "GatewaySample", description = "How a gateway does.")
    record Gateway(
            @Schema(description = "How long it runs, in seconds.", examples = "3600")
            long uptimeSeconds,

            @Schema(description = "Share of one processor that it used since it began, on average.", examples = "0.12")
            double processors,

            @Schema(description = "Bytes of memory in use.", examples = "104857600")
            long heapBytes,

            @Schema(description = "Bytes of memory it may use.", examples = "536870912")
            long heapMaxBytes,

            @Schema(description = "Streams of the log that somebody follows here.", examples = "12")
            int streams) {}

    /** How the event log does. */
    @Schema(name = "LogSample", description = "How the event log does.")
    record Log(
            @Schema(description = "Streams that have facts.", examples = "120")
            long streams,

            @Schema(description = "Facts that were ever stored.", examples = "48213")
            long facts,

            @Schema(description = "Connections that follow streams, over all replicas.", examples = "31")
            long readers,

            @Schema(description = "Messages of the gateway that wait for Kafka.", examples = "0")
            long waiting) {}
}
