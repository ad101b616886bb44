@NullMarked
package dev.sitewright.gateway.bearer;

import org.jspecify.annotations.NullMarked;
