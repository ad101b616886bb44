package dev.sitewright.gateway.delivery;

import java.time.Instant;

/**
 * A fact, as the log has it.
 *
 * @param stream whose
 * @param number in it
 * @param id the same wherever it is told
 * @param data the fact itself, JSON
 */
record LoggedFact(String stream, long number, String id, String type, Instant time, String data) {}
