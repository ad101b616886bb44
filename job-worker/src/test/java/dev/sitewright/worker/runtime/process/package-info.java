@NullMarked
package dev.sitewright.worker.runtime.process;

import org.jspecify.annotations.NullMarked;
