@NullMarked
package dev.sitewright.projects.reconcile;

import org.jspecify.annotations.NullMarked;
