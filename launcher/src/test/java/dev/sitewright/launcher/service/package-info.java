/** Tests of {@code dev.sitewright.launcher.service}. */
@NullMarked
package dev.sitewright.launcher.service;

import org.jspecify.annotations.NullMarked;
