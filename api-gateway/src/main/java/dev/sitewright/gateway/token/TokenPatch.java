package dev.sitewright.gateway.token;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a token. Its scopes and its end are not among it: whoever made it knew what it was for.
 *
 * @param name empty when it stays
 * @param spendingCap empty when it stays
 */
record TokenPatch(Optional<String> name, Optional<Cap> spendingCap) {
    /**
     * A limit.
     *
     * @param dollars null for none
     */
    record Cap(@Nullable BigDecimal dollars) {}
}
