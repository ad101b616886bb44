package dev.sitewright.gateway.token;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What to change of a token. Its scopes and its end are not among it: whoever made it knew what it was for.
 *
 * @param name empty when it stays
 * @param spendingCap empty when it stays; empty within when there is to be none
 */
record TokenPatch(Optional<String> name, Optional<Optional<BigDecimal>> spendingCap) {}
