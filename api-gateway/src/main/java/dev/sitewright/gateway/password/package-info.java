/**
 * Passwords: hashed, checked, and hard to guess. Knows no accounts, only names that somebody tries.
 *
 * <p>Invariant: no password is hashed on an event loop or inside a transaction, and a try is counted before its password is looked at.
 */
@NullMarked
package dev.sitewright.gateway.password;

import org.jspecify.annotations.NullMarked;
