/** Tests of this feature. */
@NullMarked
package dev.sitewright.gateway.password;

import org.jspecify.annotations.NullMarked;
