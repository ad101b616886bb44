/**
 * Who changed what. Invariant: an entry leaves with the transaction of the change it tells of.
 */
@NullMarked
package dev.sitewright.platform.audit;

import org.jspecify.annotations.NullMarked;
