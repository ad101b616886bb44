/**
 * Random texts by which somebody is known. Invariant: they are shown once, and only their SHA-256 is stored.
 */
@NullMarked
package dev.sitewright.gateway.opaque;

import org.jspecify.annotations.NullMarked;
