/**
 * What a consumer has seen. Invariant: the note that a message was seen commits with what the message changed.
 */
@NullMarked
package dev.sitewright.platform.inbox;

import org.jspecify.annotations.NullMarked;
