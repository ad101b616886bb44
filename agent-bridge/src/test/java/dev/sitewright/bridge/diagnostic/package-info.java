@NullMarked
package dev.sitewright.bridge.diagnostic;

import org.jspecify.annotations.NullMarked;
