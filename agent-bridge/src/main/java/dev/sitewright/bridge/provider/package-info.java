/**
 * Which model works, and the settings OpenCode is started with. Invariant: a provider's key goes into OpenCode's own settings and nowhere
 * else: into no log line, no fact, no answer.
 */
@NullMarked
package dev.sitewright.bridge.provider;

import org.jspecify.annotations.NullMarked;
