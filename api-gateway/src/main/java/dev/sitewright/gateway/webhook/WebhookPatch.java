package dev.sitewright.gateway.webhook;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to change of a webhook; what is empty stays. */
record WebhookPatch(
        Optional<String> url,
        Optional<String> name,
        Optional<List<String>> types,
        Optional<Project> project,
        Optional<Boolean> enabled) {
    /** @param id null for all projects */
    record Project(@Nullable String id) {}
}
