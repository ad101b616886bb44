@NullMarked
package dev.sitewright.launcher.migration.lint;

import org.jspecify.annotations.NullMarked;
