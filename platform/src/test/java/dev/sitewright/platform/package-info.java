@NullMarked
package dev.sitewright.platform;

import org.jspecify.annotations.NullMarked;
