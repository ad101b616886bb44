/**
 * The demo model: an OpenAI-compatible endpoint that needs no key and no network, so that a newcomer sees the whole loop with the real
 * OpenCode. It is no AI: a page is a pure function of the prompts. Invariant: the same prompts give the same bytes, everything that
 * comes from a prompt is escaped, and every page says who made it.
 */
@NullMarked
package dev.sitewright.bridge.demomodel;

import org.jspecify.annotations.NullMarked;
