/**
 * Previews: a project's site while it is being made, each on a port of its own. What carries them is a {@link
 * dev.sitewright.worker.runtime.PreviewRuntime}. Invariant: whoever starts or stops a preview holds its row's lock, so a project has one
 * at most; every change of its state is told in the same transaction.
 */
@NullMarked
package dev.sitewright.worker.runtime;

import org.jspecify.annotations.NullMarked;
