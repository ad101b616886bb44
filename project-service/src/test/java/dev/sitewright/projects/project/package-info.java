@NullMarked
package dev.sitewright.projects.project;

import org.jspecify.annotations.NullMarked;
