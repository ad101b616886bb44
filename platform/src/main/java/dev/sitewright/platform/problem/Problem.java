package dev.sitewright.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An error answer (RFC 9457).
 *
 * @param type {@code /problems/<code>}, stable
 * @param title what this kind of problem means, for people
 * @param status the HTTP status
 * @param code what went wrong, stable: programs decide by it
 * @param detail what went wrong this time, for people
 * @param errors the faults in the input, each with its place; empty when it is not about input
 * @param requestId the request, as in {@code X-Request-Id} and the log
 * @param retryable whether the same request may succeed later
 * @param retryAfterMs how long to wait before, in milliseconds; null when unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Problem", description = "Why a request failed (RFC 9457).")
public record Problem(
        @Schema(description = "`/problems/` and the code.", examples = "/problems/invalid-input")
        String type,

        @Schema(
                description = "What this kind of problem means, for people.",
                examples = "Something in the request is not acceptable")
        String title,

        @Schema(description = "The HTTP status.", examples = "422", minimum = "400", maximum = "599")
        int status,

        @Schema(
                description = "What went wrong. It never changes: programs decide by it. More codes may come.",
                examples = "invalid-input")
        String code,

        @Schema(description = "What went wrong this time, for people.", examples = "/items/0/prompt is missing.")
        String detail,

        @Schema(
                description =
                        "The faults in the input, each with its place; empty when the problem is not about input.")
        List<FieldError> errors,

        @Schema(
                description = "The request, as in `X-Request-Id` and in the log; missing when it is not known.",
                examples = "req_0199c6a01f2e7000a1b2c3d4e5f60718")
        @Nullable String requestId,

        @Schema(description = "Whether the very same request may succeed later.")
        boolean retryable,

        @Schema(
                description = "How long to wait before, in milliseconds; missing when unknown.",
                examples = "2000",
                minimum = "0")
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
    @Schema(name = "Fault", description = "One fault in the input.")
    public record FieldError(
            @Schema(
                    description =
                            "Where: a JSON pointer into the body (RFC 6901), `?name` for a query parameter, `name:` for a header.",
                    examples = "/items/0/prompt")
            String pointer,

            @Schema(
                    description = "What is wrong there. It never changes: programs decide by it. More codes may come.",
                    examples = "missing")
            String code,

            @Schema(description = "What is wrong there, for people.", examples = "is missing")
            String detail) {
        /** @return the same fault, seen from a body in which this one's place begins with {@code prefix} */
        public FieldError within(String prefix) {
            var elsewhere = pointer.startsWith("?") || pointer.endsWith(":");
            return elsewhere ? this : new FieldError(prefix + pointer, code, detail);
        }
    }

    /** @return a problem of the catalogue, in the catalogue's own words */
    public static Problem of(ProblemType type) {
        return of(type, type.meaning() + ".");
    }

    /** @return a problem of the catalogue, with what it is this time */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(
                "/problems/" + type.code(),
                type.meaning(),
                type.status(),
                type.code(),
                detail,
                List.of(),
                null,
                type.retryable(),
                null);
    }

    /** @return a problem that is not in the catalogue; new code says {@link #of(ProblemType, String)} */
    public static Problem of(int status, String code, String detail) {
        var title = ProblemType.byCode(code).map(ProblemType::meaning).orElseGet(() -> Titles.of(status));
        return new Problem("/problems/" + code, title, status, code, detail, List.of(), null, false, null);
    }

    /** @return the answer to input with these faults: 422 when it could be read and is not acceptable */
    public static Problem invalid(List<FieldError> errors) {
        return of(ProblemType.INVALID_INPUT, summary(errors)).withErrors(errors);
    }

    /** @return the answer to input with this fault */
    public static Problem invalid(FieldError error) {
        return invalid(List.of(error));
    }

    /** @return the same with the faults of the input */
    public Problem withErrors(List<FieldError> faults) {
        return new Problem(type, title, status, code, detail, List.copyOf(faults), requestId, retryable, retryAfterMs);
    }

    /** @return the same, saying that another try may help after a while */
    public Problem retryAfter(Duration wait) {
        return new Problem(type, title, status, code, detail, errors, requestId, true, wait.toMillis());
    }

    /** @return the same with other words for what it is this time */
    public Problem withDetail(String words) {
        return new Problem(type, title, status, code, words, errors, requestId, retryable, retryAfterMs);
    }

    /** @return the same as part of the answer to a request; null when its id is not known */
    public Problem withRequestId(@Nullable String id) {
        return new Problem(type, title, status, code, detail, errors, id, retryable, retryAfterMs);
    }

    /** @return the faults in one sentence: the first of them, and how many more there are */
    public static String summary(List<FieldError> errors) {
        var first = errors.getFirst();
        var more = errors.size() - 1;
        var place = first.pointer().isEmpty() ? "The body" : first.pointer();
        return place + " " + first.detail() + (more == 0 ? "." : ", and " + more + " more.");
    }
}
