/** Small stand-ins for the services: real processes, real ports, no Quarkus. */
@NullMarked
package dev.sitewright.launcher.testing;

import org.jspecify.annotations.NullMarked;
