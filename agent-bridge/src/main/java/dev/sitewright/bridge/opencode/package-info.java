/**
 * OpenCode's own API as this service uses it: a client per server, the records on its wire, its events. Invariant: nothing here knows
 * of projects, the database or topics, and nothing outside speaks HTTP to OpenCode.
 */
@NullMarked
package dev.sitewright.bridge.opencode;

import org.jspecify.annotations.NullMarked;
