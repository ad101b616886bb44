package dev.sitewright.bench.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What came of a request: a value, or an error.
 *
 * @param id the request's number
 */
public record Reply(
        long id, @Nullable JsonNode value, @Nullable String error) {}
