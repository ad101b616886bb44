/** The feature from outside: real HTTP, real PostgreSQL, real Kafka. */
@NullMarked
package dev.sitewright.gateway.streams;

import org.jspecify.annotations.NullMarked;
