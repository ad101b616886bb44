package dev.sitewright.bridge.extension;

import dev.sitewright.platform.many.Versioned;
import java.time.Instant;

/** A skill as its project's owner sees it. */
record SkillView(
        String id,
        String projectId,
        String name,
        String description,
        String text,
        boolean enabled,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Versioned {
    static SkillView of(Extension one) {
        return new SkillView(
                one.id(),
                one.scopeId(),
                one.name(),
                one.fields().path("description").asText(),
                one.fields().path("text").asText(),
                one.fields().path("enabled").asBoolean(),
                one.createdAt(),
                one.updatedAt(),
                one.version());
    }
}
