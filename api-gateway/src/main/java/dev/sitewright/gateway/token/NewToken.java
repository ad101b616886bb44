package dev.sitewright.gateway.token;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A token to make, checked.
 *
 * @param scopes at least one, none that its maker has not
 * @param spendingCap US dollars
 */
record NewToken(String name, Set<String> scopes, Instant expiresAt, Optional<BigDecimal> spendingCap) {}
