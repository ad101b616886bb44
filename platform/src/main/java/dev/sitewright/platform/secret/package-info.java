/**
 * Secrets at rest: what a service has to keep and nobody may read who has only its database.
 *
 * <p>Invariant: a sealed text opens only with the installation's key and for the purpose it was sealed for.
 */
@NullMarked
package dev.sitewright.platform.secret;

import org.jspecify.annotations.NullMarked;
