@NullMarked
package dev.sitewright.bridge.waiting;

import org.jspecify.annotations.NullMarked;
