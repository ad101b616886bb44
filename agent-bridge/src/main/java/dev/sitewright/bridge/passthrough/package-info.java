/**
 * OpenCode's own API, for one project at a time. Invariant: an address that is not on the list is not there; ids are looked up in the
 * record before they go on; the directory is ours to say; and what a provider sent, or a key, comes back to nobody.
 */
@NullMarked
package dev.sitewright.bridge.passthrough;

import org.jspecify.annotations.NullMarked;
