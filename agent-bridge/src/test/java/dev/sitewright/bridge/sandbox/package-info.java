@NullMarked
package dev.sitewright.bridge.sandbox;

import org.jspecify.annotations.NullMarked;
