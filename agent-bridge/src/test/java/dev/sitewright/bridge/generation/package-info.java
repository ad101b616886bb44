@NullMarked
package dev.sitewright.bridge.generation;

import org.jspecify.annotations.NullMarked;
