/**
 * Records that a model proposes in the form in which they are stored. A run is committed before the model is asked, every answer is kept
 * as an item, and an item that does not fit goes back to the model with what is wrong about it, a few times. Invariant: whoever asks the
 * model cannot write, and an item is stored at most once, in the transaction that ends its run.
 */
@NullMarked
package dev.sitewright.bridge.generation;

import org.jspecify.annotations.NullMarked;
