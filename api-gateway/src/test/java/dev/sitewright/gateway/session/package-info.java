/** Tests of this feature. */
@NullMarked
package dev.sitewright.gateway.session;

import org.jspecify.annotations.NullMarked;
