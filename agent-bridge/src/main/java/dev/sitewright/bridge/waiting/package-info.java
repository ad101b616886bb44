/**
 * Questions and requests for permission that nobody answered. Invariant: none waits beyond its deadline, so that no run hangs on a person.
 */
@NullMarked
package dev.sitewright.bridge.waiting;

import org.jspecify.annotations.NullMarked;
