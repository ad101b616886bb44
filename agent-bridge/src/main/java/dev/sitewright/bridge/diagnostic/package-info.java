/**
 * What went wrong, for people: a category, a sentence, what to do. Invariant: the words are ours; what a provider or OpenCode said is
 * used to choose among them and goes no further.
 */
@NullMarked
package dev.sitewright.bridge.diagnostic;

import org.jspecify.annotations.NullMarked;
