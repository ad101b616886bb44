/**
 * The audit log: who changed what, as all services tell it, kept for administrators.
 *
 * <p>Invariant: an entry that was told is stored exactly once, and nobody changes or removes one before its month is old enough: the
 * database itself refuses.
 */
@NullMarked
package dev.sitewright.gateway.audit;

import org.jspecify.annotations.NullMarked;
