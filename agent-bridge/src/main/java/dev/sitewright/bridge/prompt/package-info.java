/**
 * Prompts, from the request to the end of the agent's work. Invariant: a prompt reaches the agent once, and ends: finished, or failed with
 * a diagnostic, within its deadline, whatever dies meanwhile.
 */
@NullMarked
package dev.sitewright.bridge.prompt;

import org.jspecify.annotations.NullMarked;
