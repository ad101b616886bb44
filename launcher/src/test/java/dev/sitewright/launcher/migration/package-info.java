@NullMarked
package dev.sitewright.launcher.migration;

import org.jspecify.annotations.NullMarked;
