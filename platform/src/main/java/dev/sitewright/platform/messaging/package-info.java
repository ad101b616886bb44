/**
 * Messages as CloudEvents (binary mode) on Kafka. Invariant: what a reader does not know, it skips; what it cannot read, it reports
 * and never guesses.
 */
@NullMarked
package dev.sitewright.platform.messaging;

import org.jspecify.annotations.NullMarked;
