/** Tests of this feature. */
@NullMarked
package dev.sitewright.gateway.account;

import org.jspecify.annotations.NullMarked;
