package dev.sitewright.gateway.token;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money. In US dollars, because providers' prices are: a limit in another currency could not be kept.
 *
 * @param amount decimal, up to two places, without an exponent
 * @param currency ISO 4217
 */
@Schema(name = "Money", description = "An amount of money.")
record Money(
        @Schema(description = "A decimal number with up to two places.", examples = "25.00", required = true) @Nullable String amount,

        @Schema(
                description = "Providers' prices are in US dollars, so limits are too.",
                enumeration = "USD",
                examples = "USD",
                required = true)
        @Nullable String currency) {
    static final String DOLLARS = "USD";

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,7}(?:\\.[0-9]{1,2})?");

    static Money dollars(BigDecimal amount) {
        return new Money(amount.setScale(2, RoundingMode.HALF_UP).toPlainString(), DOLLARS);
    }

    static boolean isAmount(String text) {
        return AMOUNT.matcher(text).matches();
    }
}
