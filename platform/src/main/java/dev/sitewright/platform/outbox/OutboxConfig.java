package dev.sitewright.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How the outbox is emptied. */
@ConfigMapping(prefix = "sitewright.outbox")
interface OutboxConfig {
    /** How many messages are read, sent and deleted in one transaction. */
    @WithDefault("200")
    @Min(1) @Max(5_000) int batchSize();

    /**
     * How long after the reading of a batch that was not full the next is read, at the earliest. A message that comes alone is not delayed; without the
     * rest, a fact each 2 ms would be a transaction of the log and a write to each reader each (decisions 0307 and 0308).
     */
    @WithDefault("20ms")
    Duration rest();

    /** How often the table is looked at when no notification comes: notifications are lost while the connection is down. */
    @WithDefault("1s")
    Duration pollInterval();

    /** How long one message may take to be acknowledged by the broker before the batch is given up and tried again. */
    @WithDefault("10s")
    Duration sendTimeout();
}
