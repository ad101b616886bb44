/** Tests of {@code dev.sitewright.launcher.data}. */
@NullMarked
package dev.sitewright.launcher.data;

import org.jspecify.annotations.NullMarked;
