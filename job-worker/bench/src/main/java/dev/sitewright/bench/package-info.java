/** The benchmark of job queues: {@code ./sitewright bench queue}. See the module's README for what is measured, and how. */
@NullMarked
package dev.sitewright.bench;

import org.jspecify.annotations.NullMarked;
