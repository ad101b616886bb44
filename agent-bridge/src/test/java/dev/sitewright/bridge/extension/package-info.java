@NullMarked
package dev.sitewright.bridge.extension;

import org.jspecify.annotations.NullMarked;
