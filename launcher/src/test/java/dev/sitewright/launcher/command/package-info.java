/** Tests of {@code dev.sitewright.launcher.command}. */
@NullMarked
package dev.sitewright.launcher.command;

import org.jspecify.annotations.NullMarked;
