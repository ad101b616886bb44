/**
 * The way in for services: few addresses below {@code /internal}, opened by internal tokens, which open nothing else at this door; and what
 * opens the rest opens none of these.
 */
@NullMarked
package dev.sitewright.gateway.door;

import org.jspecify.annotations.NullMarked;
