@NullMarked
package dev.sitewright.platform.problem;

import org.jspecify.annotations.NullMarked;
