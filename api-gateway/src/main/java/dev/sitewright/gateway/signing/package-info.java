/**
 * The keys that sign access tokens, and their public halves for whoever verifies them.
 *
 * <p>Invariants: a key is published before it signs, and stays published until its last token has expired. Which key signs follows from
 * the rows and the time alone, so that replicas agree without talking to each other. A private key is stored sealed only.
 */
@NullMarked
package dev.sitewright.gateway.signing;

import org.jspecify.annotations.NullMarked;
