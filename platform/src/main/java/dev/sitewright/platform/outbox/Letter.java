package dev.sitewright.platform.outbox;

import dev.sitewright.platform.messaging.Envelope;

/**
 * A message to be sent.
 *
 * @param row the row of the outbox that it stands in, perhaps with others
 */
record Letter(long row, String topic, Envelope envelope) {}
