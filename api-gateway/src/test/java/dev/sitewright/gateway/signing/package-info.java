@NullMarked
package dev.sitewright.gateway.signing;

import org.jspecify.annotations.NullMarked;
