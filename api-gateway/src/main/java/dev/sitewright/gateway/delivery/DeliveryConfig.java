package dev.sitewright.gateway.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Webhooks: facts that are sent to addresses of people's choice. */
@ConfigMapping(prefix = "sitewright.webhooks")
public interface DeliveryConfig {
    /** How often the log is looked through for facts to send. */
    @WithDefault("500ms")
    Duration look();

    /**
     * The pauses between attempts at one delivery; after the attempt that follows the last of them it has failed. By default 72 hours. Each
     * pause is up to a tenth longer, so that deliveries that failed together do not come back together.
     */
    @WithDefault("5s,1m,5m,30m,2h,5h,10h,14h,20h,20h30m")
    List<Duration> pauses();

    /** How long one attempt may take, from the look at the address's name to the end of the answer. */
    @WithDefault("15s")
    Duration timeout();

    /** How many attempts may be under way at a time in this process. */
    @WithDefault("64")
    @Min(1) int concurrency();

    /** How many of them at one webhook: one that is slow must not hold up the others. */
    @WithDefault("8")
    @Min(1) int concurrencyPerWebhook();

    /**
     * Whether addresses may be private, of this machine or of its network: who may make webhooks could reach there what is not meant for
     * them.
     */
    @WithDefault("false")
    boolean allowPrivateAddresses();

    /** Whether addresses may be http: what is sent can then be read on its way. */
    @WithDefault("false")
    boolean allowHttp();

    /** How long the old secret signs beside the new one when a secret is replaced. */
    @WithDefault("24h")
    Duration rotation();

    /** How long deliveries that have ended are kept, with their attempts. */
    @WithDefault("30d")
    Duration keep();

    /** After how long a delivery whose time has come, and of which the queue seems to know nothing, is asked of the queue again. */
    @WithDefault("15m")
    Duration lost();

    /** What people's programs reach this installation under, such as {@code https://sites.example.org}; without it, links are paths. */
    Optional<URI> publicUrl();
}
