@NullMarked
package dev.sitewright.worker.project;

import org.jspecify.annotations.NullMarked;
