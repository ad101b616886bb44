@NullMarked
package dev.sitewright.platform.many;

import org.jspecify.annotations.NullMarked;
