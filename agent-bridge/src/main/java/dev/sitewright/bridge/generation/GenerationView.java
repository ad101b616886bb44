package dev.sitewright.bridge.generation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.diagnostic.Diagnostic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as callers see it.
 *
 * @param state {@code open}, {@code done} or {@code failed}
 * @param tries how often a model was asked
 * @param model the one that answered, or was asked last; null before
 * @param result what it has come to; null unless done
 * @param diagnostic why it failed; null unless it did
 * @param items what was proposed, in order
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record GenerationView(
        String id,
        String projectId,
        String kind,
        String state,
        int tries,
        @Nullable String model,
        @Nullable ResultView result,
        @Nullable Diagnostic diagnostic,
        List<ItemView> items,
        Instant createdAt,
        @Nullable Instant endedAt) {
    /**
     * What a run has come to.
     *
     * @param type {@code new} or {@code existing}
     * @param itemId the item that is stored
     */
    record ResultView(String type, String itemId) {}

    /**
     * What a model proposed.
     *
     * @param state {@code proposed}, {@code accepted}, {@code rejected} or {@code stored}
     * @param value as the model said it
     * @param violations why it was rejected
     */
    record ItemView(String id, int number, String state, JsonNode value, List<Violation> violations) {}

    static GenerationView of(Run run, List<Item> items) {
        var itemId = run.itemId();
        return new GenerationView(
                run.id(),
                run.projectId(),
                run.kind(),
                run.state().wireName(),
                run.tries(),
                run.model(),
                itemId == null ? null : new ResultView(run.existing() ? "existing" : "new", itemId),
                run.diagnostic(),
                items.stream().map(GenerationView::view).toList(),
                run.createdAt(),
                run.endedAt());
    }

    private static ItemView view(Item item) {
        return new ItemView(item.id(), item.number(), item.state().wireName(), item.body(), item.violations());
    }
}
