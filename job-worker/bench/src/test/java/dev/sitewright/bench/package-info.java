@NullMarked
package dev.sitewright.bench;

import org.jspecify.annotations.NullMarked;
