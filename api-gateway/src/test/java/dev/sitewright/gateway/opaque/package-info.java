@NullMarked
package dev.sitewright.gateway.opaque;

import org.jspecify.annotations.NullMarked;
