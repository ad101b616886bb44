/** What the tests of this service stand on: the real OpenCode, the scripted model, a caller. Invariant: nothing here sleeps. */
@NullMarked
package dev.sitewright.bridge.testing;

import org.jspecify.annotations.NullMarked;
