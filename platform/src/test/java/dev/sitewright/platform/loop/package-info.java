@NullMarked
package dev.sitewright.platform.loop;

import org.jspecify.annotations.NullMarked;
