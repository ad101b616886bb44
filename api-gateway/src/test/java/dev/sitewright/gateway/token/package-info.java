@NullMarked
package dev.sitewright.gateway.token;

import org.jspecify.annotations.NullMarked;
