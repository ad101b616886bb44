package dev.sitewright.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error answer (RFC 9457).
 *
 * @param type {@code /problems/<code>}, stable
 * @param title the status in words
 * @param status the HTTP status
 * @param code what went wrong, stable: programs decide by it
 * @param detail what went wrong, for people
 * @param errors the faults in the input, each with its place; empty when it is not about input
 * @param requestId the request, as in {@code X-Request-Id} and the log
 * @param retryable whether the same request may succeed later
 * @param retryAfterMs how long to wait before, in milliseconds; null when unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        List<FieldError> errors,
        @Nullable String requestId,
        boolean retryable,
        @Nullable Long retryAfterMs) {
    /** Media type of the answer. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * One fault in the input.
     *
     * @param pointer where in the body, as a JSON pointer (RFC 6901); for a query parameter or header {@code ?name} or {@code name:}
     * @param code what is wrong there, stable
     * @param detail what is wrong there, for people
     */
    public record FieldError(String pointer, String code, String detail) {}

    /** @return a problem that trying again does not cure */
    public static Problem of(int status, String code, String detail) {
        return new Problem("/problems/" + code, Titles.of(status), status, code, detail, List.of(), null, false, null);
    }

    /** @return the answer to input with these faults: 422 when it could be read and is not acceptable */
    public static Problem invalid(List<FieldError> errors) {
        return of(422, "invalid-input", summary(errors)).withErrors(errors);
    }

    /** @return the same with the faults of the input */
    public Problem withErrors(List<FieldError> faults) {
        return new Problem(type, title, status, code, detail, List.copyOf(faults), requestId, retryable, retryAfterMs);
    }

    /** @return the same, saying that another try may help after a while */
    public Problem retryAfter(Duration wait) {
        return new Problem(type, title, status, code, detail, errors, requestId, true, wait.toMillis());
    }

    Problem withRequestId(@Nullable String id) {
        return new Problem(type, title, status, code, detail, errors, id, retryable, retryAfterMs);
    }

    private static String summary(List<FieldError> errors) {
        var first = errors.getFirst();
        var more = errors.size() - 1;
        return first.pointer() + " " + first.detail() + (more == 0 ? "." : ", and " + more + " more.");
    }
}
