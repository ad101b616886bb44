@NullMarked
package dev.sitewright.bridge.opencode;

import org.jspecify.annotations.NullMarked;
