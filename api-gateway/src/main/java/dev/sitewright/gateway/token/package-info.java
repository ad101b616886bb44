/**
 * Personal tokens: what people make for their programs.
 *
 * <p>Invariant: a token gives no more than its owner may do at the moment it is used, and is shown only in the answer that makes it.
 */
@NullMarked
package dev.sitewright.gateway.token;

import org.jspecify.annotations.NullMarked;
