@NullMarked
package dev.sitewright.bridge.provider;

import org.jspecify.annotations.NullMarked;
