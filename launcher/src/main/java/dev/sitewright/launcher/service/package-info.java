/**
 * Sitewright's own services as processes: their settings, secrets and ports, how each is started, and when it is ready.
 *
 * <p>Invariant: a secret reaches a service in a file that only its owner can read, never by command line or environment.
 */
@NullMarked
package dev.sitewright.launcher.service;

import org.jspecify.annotations.NullMarked;
