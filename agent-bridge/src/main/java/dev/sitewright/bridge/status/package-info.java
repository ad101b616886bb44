/** How the agent stands, for other services. Invariant: names and health only, nothing of a provider's settings. */
@NullMarked
package dev.sitewright.bridge.status;

import org.jspecify.annotations.NullMarked;
