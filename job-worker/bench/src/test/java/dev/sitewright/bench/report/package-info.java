@NullMarked
package dev.sitewright.bench.report;

import org.jspecify.annotations.NullMarked;
