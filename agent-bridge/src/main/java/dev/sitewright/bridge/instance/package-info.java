/**
 * What one project's instance of OpenCode has beside the server's settings. Invariant: it lies sealed in OpenCode's home, and only the
 * plugin in that project's instance puts it into settings; no other project's instance ever has it.
 */
@NullMarked
package dev.sitewright.bridge.instance;

import org.jspecify.annotations.NullMarked;
