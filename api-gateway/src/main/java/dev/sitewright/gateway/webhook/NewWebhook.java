package dev.sitewright.gateway.webhook;

import java.util.List;
import java.util.Optional;

/**
 * A webhook to make, checked.
 *
 * @param types at least one, as {@code TypeFilter} writes them
 */
record NewWebhook(String url, String name, List<String> types, Optional<String> projectId) {}
