@NullMarked
package dev.sitewright.projects.observation;

import org.jspecify.annotations.NullMarked;
