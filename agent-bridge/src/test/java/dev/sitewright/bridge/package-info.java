@NullMarked
package dev.sitewright.bridge;

import org.jspecify.annotations.NullMarked;
