@NullMarked
package dev.sitewright.bench.events;

import org.jspecify.annotations.NullMarked;
