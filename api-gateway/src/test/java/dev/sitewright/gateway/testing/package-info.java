/** What the gateway's tests stand on, beside platform's kit. */
@NullMarked
package dev.sitewright.gateway.testing;

import org.jspecify.annotations.NullMarked;
