@NullMarked
package dev.sitewright.platform.database;

import org.jspecify.annotations.NullMarked;
