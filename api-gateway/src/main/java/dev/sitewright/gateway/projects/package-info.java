/**
 * The public door to project-service: its routes, one by one, and the check whose project is which.
 *
 * <p>Invariant: bodies pass as bytes and problems unchanged, and no route passes that is not named here.
 */
@NullMarked
package dev.sitewright.gateway.projects;

import org.jspecify.annotations.NullMarked;
