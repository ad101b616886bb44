/** Rules of the whole module. */
@NullMarked
package dev.sitewright.gateway;

import org.jspecify.annotations.NullMarked;
