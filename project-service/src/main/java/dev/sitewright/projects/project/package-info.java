/**
 * Projects: made from prompts, listed for their owners, and kept in one row each with their wanted and observed state.
 *
 * <p>Invariant: a row changes only together with the fact about the change, in one transaction; and only along the transitions
 * that {@link dev.sitewright.projects.project.ObservedState} and {@link dev.sitewright.projects.project.AgentState} know.
 */
@NullMarked
package dev.sitewright.projects.project;

import org.jspecify.annotations.NullMarked;
