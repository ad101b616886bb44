/** The launcher as a whole, with real PostgreSQL and Kafka and stand-ins for the services. */
@NullMarked
package dev.sitewright.launcher;

import org.jspecify.annotations.NullMarked;
