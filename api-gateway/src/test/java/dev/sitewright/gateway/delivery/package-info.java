/** Tests of {@code dev.sitewright.gateway.delivery}. */
@NullMarked
package dev.sitewright.gateway.delivery;

import org.jspecify.annotations.NullMarked;
