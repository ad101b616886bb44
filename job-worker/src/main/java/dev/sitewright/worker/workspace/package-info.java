/**
 * Workspaces: the folder of a project, a git repository made from a template. Invariant: a workspace appears whole or not at all, and no
 * path is built from an id that was not checked.
 */
@NullMarked
package dev.sitewright.worker.workspace;

import org.jspecify.annotations.NullMarked;
