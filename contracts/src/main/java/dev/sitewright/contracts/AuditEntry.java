package dev.sitewright.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody changed something: told on {@link Topics#AUDIT} by the service that owns the resource, in the transaction of the change. No
 * {@link Fact}: it is for administrators, and nothing follows from it. When it happened is the message's own time.
 *
 * @param actorId who did it: a user id, or {@code service:<name>}
 * @param action what was done, such as {@code project.update}
 * @param resourceId to what, and the key on the topic
 * @param ownerId whose it is; null when nobody's
 * @param changes the fields that are another now; empty when the act itself is the news
 * @param address from where, as the gateway saw it; null when unknown
 * @param requestId the request behind it; null when there was none
 */
@JsonTypeName("audit.entry")
public record AuditEntry(
        String actorId,
        String action,
        String resourceId,
        @Nullable String ownerId,
        List<Change> changes,
        @Nullable String address,
        @Nullable String requestId) {
    /**
     * One field that changed. Long texts are shortened.
     *
     * @param pointer which, as a JSON pointer into the resource
     * @param before its value until then; null when it had none
     * @param after its value since then; null when it has none
     */
    public record Change(
            String pointer,
            @Nullable Object before,
            @Nullable Object after) {}
}
