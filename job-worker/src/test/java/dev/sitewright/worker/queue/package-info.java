@NullMarked
package dev.sitewright.worker.queue;

import org.jspecify.annotations.NullMarked;
