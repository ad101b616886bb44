/** Tests of this feature. */
@NullMarked
package dev.sitewright.gateway.setup;

import org.jspecify.annotations.NullMarked;
