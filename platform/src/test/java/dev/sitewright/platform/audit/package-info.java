@NullMarked
package dev.sitewright.platform.audit;

import org.jspecify.annotations.NullMarked;
