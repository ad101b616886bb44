package dev.sitewright.gateway.delivery;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * A delivery of which an attempt has begun.
 *
 * @param attempt its number: only whoever has it may say what came of it
 * @param tries how many there were since it was begun, or asked for again; this one included
 * @param begunAt when that was
 * @param keys sealed
 */
record DueDelivery(
        String id,
        String webhookId,
        String ownerId,
        URI url,
        String body,
        int attempt,
        int tries,
        Instant begunAt,
        List<String> keys) {}
