/**
 * Previews as child processes of this service. Invariant: a child is known by pid and start instant, outlives a killed service, and is
 * registered in a file so that whoever cleans up finds it.
 */
@NullMarked
package dev.sitewright.worker.runtime.process;

import org.jspecify.annotations.NullMarked;
