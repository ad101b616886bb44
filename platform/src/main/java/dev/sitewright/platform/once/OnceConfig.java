package dev.sitewright.platform.once;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long answers are kept. */
@ConfigMapping(prefix = "sitewright.idempotency")
interface OnceConfig {
    /** How long a key is remembered: at least the 24 hours that the API promises. */
    @WithDefault("48h")
    Duration keep();

    /** How often answers that are old enough are deleted. */
    @WithDefault("10m")
    Duration purgeEvery();
}
