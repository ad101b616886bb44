@NullMarked
package dev.sitewright.platform.outbox;

import org.jspecify.annotations.NullMarked;
