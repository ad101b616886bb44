@NullMarked
package dev.sitewright.gateway.access;

import org.jspecify.annotations.NullMarked;
