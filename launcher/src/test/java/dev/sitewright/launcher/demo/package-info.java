/** Tests of {@code dev.sitewright.launcher.demo}. */
@NullMarked
package dev.sitewright.launcher.demo;

import org.jspecify.annotations.NullMarked;
