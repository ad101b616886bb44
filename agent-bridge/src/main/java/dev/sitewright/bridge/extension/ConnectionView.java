package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.platform.many.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A connection as its owner sees it.
 *
 * @param scope {@code own} or {@code installation}
 * @param signedIn whether it came of signing in
 * @param keyEnd the last four characters of a long key, to know it again; null when there is none
 */
record ConnectionView(
        String id,
        String scope,
        String name,
        @Nullable String baseUrl,
        List<String> models,
        @Nullable String keyEnd,
        boolean signedIn,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Versioned {
    static ConnectionView of(Extension one) {
        return new ConnectionView(
                one.id(),
                one.scopeId().equals(Area.INSTALLATION) ? Area.INSTALLATION : "own",
                one.name(),
                one.fields().path("baseUrl").textValue(),
                StreamSupport.stream(one.fields().path("models").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                one.fields().path("keyEnd").textValue(),
                Credentials.isSignedIn(one),
                one.createdAt(),
                one.updatedAt(),
                one.version());
    }
}
