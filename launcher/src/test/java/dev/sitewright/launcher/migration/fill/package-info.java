@NullMarked
package dev.sitewright.launcher.migration.fill;

import org.jspecify.annotations.NullMarked;
