/** Tests of {@code dev.sitewright.gateway.webhook}. */
@NullMarked
package dev.sitewright.gateway.webhook;

import org.jspecify.annotations.NullMarked;
