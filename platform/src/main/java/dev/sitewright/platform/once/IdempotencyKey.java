package dev.sitewright.platform.once;

import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the caller calls one request, however often it is sent: 1 to 255 printable ASCII characters.
 *
 * @param value as it stands in the header
 */
public record IdempotencyKey(String value) {
    /** The header it comes in. */
    public static final String HEADER = "Idempotency-Key";

    /** The header that says that an answer was given before. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern FORM = Pattern.compile("[ -~]{1,255}");

    /** @return the key in a header, empty when there is none; throws {@link ProblemException} for one that cannot be kept */
    public static Optional<IdempotencyKey> of(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        if (!FORM.matcher(header).matches()) {
            var fault = FaultType.WRONG_FORM.at(HEADER + ":", "is not 1 to 255 printable ASCII characters");
            throw new ProblemException(Problem.invalid(fault));
        }
        return Optional.of(new IdempotencyKey(header));
    }
}
