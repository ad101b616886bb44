@NullMarked
package dev.sitewright.gateway.identity;

import org.jspecify.annotations.NullMarked;
