@NullMarked
package dev.sitewright.bench.driver;

import org.jspecify.annotations.NullMarked;
