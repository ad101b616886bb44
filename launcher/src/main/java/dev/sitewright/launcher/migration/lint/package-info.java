/**
 * Finds the steps of migrations that lose data or stop a running service, unless they say why that is allowed.
 *
 * <p>Invariant: it reads text only; what a string or a function's body hides is not seen.
 */
@NullMarked
package dev.sitewright.launcher.migration.lint;

import org.jspecify.annotations.NullMarked;
