@NullMarked
package dev.sitewright.platform.token;

import org.jspecify.annotations.NullMarked;
