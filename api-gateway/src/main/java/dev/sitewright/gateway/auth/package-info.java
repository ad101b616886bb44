/**
 * Who people are: the first-run set-up, passwords, and the sessions of signed-in browsers.
 *
 * <p>Invariant: nothing that is stored here lets its reader sign in. Passwords are kept as Argon2id, session tokens as SHA-256.
 */
@NullMarked
package dev.sitewright.gateway.auth;

import org.jspecify.annotations.NullMarked;
