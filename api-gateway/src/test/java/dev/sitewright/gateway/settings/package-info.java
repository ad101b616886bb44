/** The feature from outside: real HTTP, real PostgreSQL, real Kafka. */
@NullMarked
package dev.sitewright.gateway.settings;

import org.jspecify.annotations.NullMarked;
