@NullMarked
package dev.sitewright.platform.messaging;

import org.jspecify.annotations.NullMarked;
