/** Tests of {@code dev.sitewright.launcher.supervise}. */
@NullMarked
package dev.sitewright.launcher.supervise;

import org.jspecify.annotations.NullMarked;
