/**
 * What goes wrong, told over HTTP: {@code application/problem+json} (RFC 9457). Invariant: no answer shows a stack trace, a query or a
 * class name, and bad input is answered with the place of each fault.
 */
@NullMarked
package dev.sitewright.platform.problem;

import org.jspecify.annotations.NullMarked;
