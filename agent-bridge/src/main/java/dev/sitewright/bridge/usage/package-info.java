/**
 * What models used, and caps on it. Invariant: what was spent is recorded with the answer that spent it, once, and stays.
 */
@NullMarked
package dev.sitewright.bridge.usage;

import org.jspecify.annotations.NullMarked;
