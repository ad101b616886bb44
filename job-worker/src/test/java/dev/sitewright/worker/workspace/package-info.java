@NullMarked
package dev.sitewright.worker.workspace;

import org.jspecify.annotations.NullMarked;
