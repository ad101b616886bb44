/**
 * Sessions of projects, asked for by other services. Invariant: a project has at most one main session, and asking again changes nothing.
 */
@NullMarked
package dev.sitewright.bridge.session;

import org.jspecify.annotations.NullMarked;
