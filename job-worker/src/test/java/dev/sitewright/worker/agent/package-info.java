@NullMarked
package dev.sitewright.worker.agent;

import org.jspecify.annotations.NullMarked;
