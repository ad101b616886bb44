@NullMarked
package dev.sitewright.platform.secret;

import org.jspecify.annotations.NullMarked;
