/**
 * Webhooks: where people have facts about their projects sent to, which ones, and with which secret they are signed. What is sent, and what
 * became of it, is in {@code dev.sitewright.gateway.delivery}.
 *
 * <p>Invariant: a secret is shown once, in the answer that makes it, and kept sealed. A webhook is sent what its owner may see, and of that
 * no more than ids.
 */
@NullMarked
package dev.sitewright.gateway.webhook;

import org.jspecify.annotations.NullMarked;
