/** Tests of the queue over HTTP. */
@NullMarked
package dev.sitewright.worker.control;

import org.jspecify.annotations.NullMarked;
