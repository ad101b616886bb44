/**
 * What is said to everybody about this installation. Invariant: nothing that only people who are signed in may know.
 */
@NullMarked
package dev.sitewright.gateway.status;

import org.jspecify.annotations.NullMarked;
