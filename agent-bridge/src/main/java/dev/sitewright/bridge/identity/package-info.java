/** What a project is called and looks like, made up by the fast model. Invariant: nothing is told of a project but what was stored here. */
@NullMarked
package dev.sitewright.bridge.identity;

import org.jspecify.annotations.NullMarked;
