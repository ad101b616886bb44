package dev.sitewright.bridge.opencode;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;

/**
 * What OpenCode answered.
 *
 * @param status of HTTP
 * @param body null as JSON when there is none, or it is no JSON
 */
public record RawAnswer(int status, JsonNode body) {
    static RawAnswer of(HttpResponse<Buffer> response) {
        var text = response.bodyAsString();
        try {
            return new RawAnswer(
                    response.statusCode(), OpenCodeJson.parse(text == null || text.isEmpty() ? "null" : text));
        } catch (IllegalArgumentException e) {
            return new RawAnswer(response.statusCode(), OpenCodeJson.parse("null"));
        }
    }

    /** @return whether it went well */
    public boolean isGood() {
        return status / 100 == 2;
    }
}
