@NullMarked
package dev.sitewright.worker.webhook;

import org.jspecify.annotations.NullMarked;
