@NullMarked
package dev.sitewright.projects;

import org.jspecify.annotations.NullMarked;
