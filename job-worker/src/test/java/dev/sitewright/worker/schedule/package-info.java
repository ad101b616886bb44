/** Tests of what recurs, over HTTP. */
@NullMarked
package dev.sitewright.worker.schedule;

import org.jspecify.annotations.NullMarked;
