@NullMarked
package dev.sitewright.worker.runtime;

import org.jspecify.annotations.NullMarked;
