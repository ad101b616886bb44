package dev.sitewright.gateway.document;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Describes {@link dev.sitewright.platform.problem.Problem} in the API document. */
@Schema(name = "Problem", description = "Why a request failed (RFC 9457).")
public record ProblemSchema(
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
        List<Fault> errors,

        @Schema(
                description = "The request, as in `X-Request-Id` and in the log.",
                examples = "req_0199c6a01f2e7000a1b2c3d4e5f60718")
        @Nullable String requestId,

        @Schema(description = "Whether the very same request may succeed later.")
        boolean retryable,

        @Schema(
                description = "How long to wait before, in milliseconds; missing when unknown.",
                examples = "2000",
                minimum = "0")
        @Nullable Long retryAfterMs) {
    /** Describes one fault. */
    @Schema(name = "Fault", description = "One fault in the input.")
    public record Fault(
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
            String detail) {}
}
