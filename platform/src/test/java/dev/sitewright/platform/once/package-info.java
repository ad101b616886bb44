@NullMarked
package dev.sitewright.platform.once;

import org.jspecify.annotations.NullMarked;
