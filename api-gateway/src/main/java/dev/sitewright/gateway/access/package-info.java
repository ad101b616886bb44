/**
 * Access tokens and the refresh tokens behind them: how apps and programs stay signed in without a cookie.
 *
 * <p>Invariant: every access token belongs to a family, which begins when somebody signs in; when the family ends, all its tokens are out
 * at once. A refresh token that is used twice ends its family, unless the second use can only be a repeated request.
 */
@NullMarked
package dev.sitewright.gateway.access;

import org.jspecify.annotations.NullMarked;
