@NullMarked
package dev.sitewright.bridge.record;

import org.jspecify.annotations.NullMarked;
