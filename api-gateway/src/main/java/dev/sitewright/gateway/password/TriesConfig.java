package dev.sitewright.gateway.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How guessing of passwords is slowed down. Public, because its constraints are checked by generated code. */
@ConfigMapping(prefix = "sitewright.auth.throttle")
public interface TriesConfig {
    /** How often one account's password may be tried within {@link #window()}, from wherever. */
    @WithDefault("10")
    @Min(1) int perAccount();

    /** How often passwords may be tried in vain from one address (of IPv6: one /64) within {@link #window()}, at whichever accounts. */
    @WithDefault("100")
    @Min(1) int perAddress();

    /** The time in which tries are counted, from the first one on. */
    @WithDefault("15m")
    Duration window();
}
