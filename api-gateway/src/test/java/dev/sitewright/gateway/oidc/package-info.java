/** Tests of this feature. */
@NullMarked
package dev.sitewright.gateway.oidc;

import org.jspecify.annotations.NullMarked;
