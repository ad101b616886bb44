/**
 * People who may sign in: their accounts, what they change about their own, and what administrators change about everybody's.
 *
 * <p>Invariant: there is always an administrator who can sign in, from the set-up on; and no password, nor anything that it could be
 * found out from cheaply, is stored, told or logged.
 */
@NullMarked
package dev.sitewright.gateway.account;

import org.jspecify.annotations.NullMarked;
