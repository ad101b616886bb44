package dev.sitewright.gateway.chat;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Describes agent-bridge's bodies about generated records in the API document. They pass the gateway as bytes: nothing here is ever filled. */
final class GenerationSchemas {
    private static final String ITEM = "itm_0199c6a01f2e7000a1b2c3d4e5f60718";

    private GenerationSchemas() {}

    @Schema(name = "GenerationPage", description = "A page of generations.")
    record Page(
            @Schema(description = "The newest first.", required = true)
            List<Generation> items,

            @Schema(
                    description = "Where the next page begins; null on the last.",
                    examples = "q83vEjRWeJAwMTk5",
                    required = true)
            @Nullable String nextCursor) {}

    @Schema(name = "Generation", description = "A record that a model was asked for, and what it proposed.")
    record Generation(
            @Schema(
                    description = "Its id: that of the job which wanted it.",
                    examples = "job_0199c6a01f2e7000a1b2c3d4e5f60718",
                    required = true)
            String id,

            @Schema(description = "The project.", examples = "prj_0199c6a01f2e7000a1b2c3d4e5f60718", required = true)
            String projectId,

            @Schema(description = "What was wanted.", examples = "project.identity", required = true)
            String kind,

            @Schema(
                    description = "Where it stands.",
                    examples = "done",
                    enumeration = {"open", "done", "failed"},
                    required = true)
            String state,

            @Schema(description = "How often a model was asked.", examples = "1", required = true)
            int tries,

            @Schema(
                    description = "The model that was asked last; null before.",
                    examples = "anthropic/claude-haiku-4-5",
                    required = true)
            @Nullable String model,

            @Schema(description = "What it has come to; null unless done.", required = true) @Nullable Result result,

            @Schema(description = "Why it failed; null unless it did.", required = true) @Nullable Diagnostic diagnostic,

            @Schema(description = "What was proposed, in order.", required = true)
            List<Item> items,

            @Schema(description = "When it was wanted.", examples = "2026-01-01T12:00:00Z", required = true)
            Instant createdAt,

            @Schema(description = "When it ended; null before.", examples = "2026-01-01T12:00:04Z", required = true)
            @Nullable Instant endedAt) {}

    @Schema(name = "GenerationResult", description = "What a generation has come to.")
    record Result(
            @Schema(
                    description = "Whether it is new, or was there before.",
                    examples = "new",
                    enumeration = {"new", "existing"},
                    required = true)
            String type,

            @Schema(description = "The stored item.", examples = ITEM, required = true)
            String itemId) {}

    @Schema(name = "GenerationDiagnostic", description = "Why a generation failed.")
    record Diagnostic(
            @Schema(description = "The kind of trouble.", examples = "model", required = true)
            String category,

            @Schema(
                    description = "What went wrong, in a sentence.",
                    examples = "The model did not answer in the form that was asked for.",
                    required = true)
            String message,

            @Schema(description = "What to do about it.", examples = "Choose another fast model.", required = true)
            String action,

            @Schema(description = "Whether trying again may help.", examples = "true", required = true)
            boolean retryable) {}

    @Schema(name = "GenerationItem", description = "What a model proposed.")
    record Item(
            @Schema(description = "Its id.", examples = ITEM, required = true)
            String id,

            @Schema(description = "Its place among the generation's, from 1.", examples = "1", required = true)
            int number,

            @Schema(
                    description = "What came of it.",
                    examples = "stored",
                    enumeration = {"proposed", "accepted", "rejected", "stored"},
                    required = true)
            String state,

            @Schema(
                    description = "As the model said it.",
                    examples = "{\"name\": \"Padaria\", \"icon\": \"🥐\"}",
                    required = true)
            Object value,

            @Schema(description = "Why it was rejected; empty unless it was.", required = true)
            List<Violation> violations) {}

    @Schema(name = "GenerationViolation", description = "What is wrong about an item.")
    record Violation(
            @Schema(description = "Where, as a JSON pointer; empty for the whole.", examples = "/slug", required = true)
            String pointer,

            @Schema(
                    description = "What, as the rest of a sentence that begins with the place.",
                    examples = "must be a-z, 0-9 and single hyphens between them",
                    required = true)
            String message) {}
}
