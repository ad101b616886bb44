@NullMarked
package dev.sitewright.bench.run;

import org.jspecify.annotations.NullMarked;
