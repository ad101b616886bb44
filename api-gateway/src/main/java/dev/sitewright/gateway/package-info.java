/**
 * The only public door of Sitewright: accounts, the event log and its streams, and the routes of the services behind it.
 *
 * <p>Invariant: whoever comes in by it is known or anonymous, never half of each, and reaches other services with a token in their own name.
 */
@NullMarked
package dev.sitewright.gateway;

import org.jspecify.annotations.NullMarked;
