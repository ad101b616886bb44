/** The beginning of a project's life here. Invariant: a workspace is told of once, however often its making is tried. */
@NullMarked
package dev.sitewright.worker.project;

import org.jspecify.annotations.NullMarked;
