/**
 * Limits of personal tokens: which requests came by which token, what the work cost that they caused, and what ends when a limit is
 * reached. Invariant: a request by a token with a limit is kept before anything happens because of it, and a cost is charged in the
 * transaction that stores the fact that tells of it, so neither is lost and none counts twice.
 */
@NullMarked
package dev.sitewright.gateway.spending;

import org.jspecify.annotations.NullMarked;
