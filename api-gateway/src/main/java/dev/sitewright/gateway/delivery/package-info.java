/**
 * Deliveries to webhooks: which facts are sent where, each attempt at it, and what became of it. Who wants what is said in
 * {@code dev.sitewright.gateway.webhook}; when an attempt is made says the queue of job-worker, whose job comes back for each.
 *
 * <p>Invariant: of a fact and a webhook there is one delivery, under one id for ever. It commits with the position up to which the log has
 * been looked through and with the request to the queue, so that none is lost and none is two. A secret leaves this package only as the
 * signature of a body.
 */
@NullMarked
package dev.sitewright.gateway.delivery;

import org.jspecify.annotations.NullMarked;
