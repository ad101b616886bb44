@NullMarked
package dev.sitewright.bridge.usage;

import org.jspecify.annotations.NullMarked;
