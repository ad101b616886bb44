/** Limits of personal tokens. */
@NullMarked
package dev.sitewright.gateway.spending;

import org.jspecify.annotations.NullMarked;
