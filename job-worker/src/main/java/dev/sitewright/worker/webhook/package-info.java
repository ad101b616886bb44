/**
 * When attempts are made at deliveries to webhooks. What is sent, where to and with which signature the gateway knows alone; a job says only
 * that it is time, and waits as long as it is told.
 *
 * <p>Invariant: no address, no body and no secret is in the queue.
 */
@NullMarked
package dev.sitewright.worker.webhook;

import org.jspecify.annotations.NullMarked;
