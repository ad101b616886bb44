/** Tests of jobs through the gateway. */
@NullMarked
package dev.sitewright.gateway.jobs;

import org.jspecify.annotations.NullMarked;
