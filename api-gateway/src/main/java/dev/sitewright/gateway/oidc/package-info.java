/**
 * Signing in by another provider (OpenID Connect): authorization code with PKCE, state and nonce.
 *
 * <p>Invariant: an account is found by (issuer, subject) of a verified ID token and by nothing else; and what is stored here helps nobody to
 * finish a sign-in that another browser began.
 */
@NullMarked
package dev.sitewright.gateway.oidc;

import org.jspecify.annotations.NullMarked;
