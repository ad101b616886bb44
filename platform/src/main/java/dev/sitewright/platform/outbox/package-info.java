/**
 * Messages that leave with the transaction of the change they tell. Invariant: a change and its message are both there or neither, and
 * messages of one key arrive in the order of their changes.
 */
@NullMarked
package dev.sitewright.platform.outbox;

import org.jspecify.annotations.NullMarked;
