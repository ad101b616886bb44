/**
 * The service's own database beyond what Quarkus gives. Invariant: what a lost notification would have told is found by polling too.
 */
@NullMarked
package dev.sitewright.platform.database;

import org.jspecify.annotations.NullMarked;
