/** Tests of this feature. */
@NullMarked
package dev.sitewright.gateway.login;

import org.jspecify.annotations.NullMarked;
