/** Tests of {@code dev.sitewright.launcher.process}. */
@NullMarked
package dev.sitewright.launcher.process;

import org.jspecify.annotations.NullMarked;
