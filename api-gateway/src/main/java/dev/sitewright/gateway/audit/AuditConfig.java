package dev.sitewright.gateway.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the audit log is looked after. */
@ConfigMapping(prefix = "sitewright.audit-log")
interface AuditConfig {
    /** How often it is looked for months that are old enough to go. */
    @WithDefault("1h")
    Duration forgetting();
}
