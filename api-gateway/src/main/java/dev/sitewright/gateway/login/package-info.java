/**
 * Signing in with a name and a password, and signing out.
 *
 * <p>Invariant: whether a name has an account, and whether that is disabled, is told to nobody who does not know its password.
 */
@NullMarked
package dev.sitewright.gateway.login;

import org.jspecify.annotations.NullMarked;
