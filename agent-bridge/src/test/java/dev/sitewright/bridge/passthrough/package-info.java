@NullMarked
package dev.sitewright.bridge.passthrough;

import org.jspecify.annotations.NullMarked;
