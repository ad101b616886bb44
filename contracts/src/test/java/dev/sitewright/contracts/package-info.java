@NullMarked
package dev.sitewright.contracts;

import org.jspecify.annotations.NullMarked;
