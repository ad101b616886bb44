/**
 * Keeps what the agent runs away from what is not its project's. Invariant: a command of the agent sees its project's files and the
 * machine's programs; never another project, OpenCode's own files, its process, or its environment.
 */
@NullMarked
package dev.sitewright.bridge.sandbox;

import org.jspecify.annotations.NullMarked;
