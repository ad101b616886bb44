@NullMarked
package dev.sitewright.bridge.stream;

import org.jspecify.annotations.NullMarked;
