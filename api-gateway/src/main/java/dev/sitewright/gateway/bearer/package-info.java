/**
 * {@code Authorization: Bearer …} at the public door (RFC 6750). Each kind of token is a {@link dev.sitewright.gateway.bearer.BearerKind}.
 *
 * <p>Invariant: where a bearer token is sent, nothing else counts; a bad one opens nothing that is not open to everybody.
 */
@NullMarked
package dev.sitewright.gateway.bearer;

import org.jspecify.annotations.NullMarked;
