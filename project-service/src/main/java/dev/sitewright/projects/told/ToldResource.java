package dev.sitewright.projects.told;

import dev.sitewright.platform.stream.EventFollower;
import dev.sitewright.platform.stream.SseResponder;
import dev.sitewright.platform.stream.ToldEvents;
import jakarta.ws.rs.Path;

/** What this service has told, for other services. */
@Path("/internal/v1/subjects/{subject}/events")
class ToldResource extends ToldEvents {
    ToldResource(EventFollower follower, SseResponder sse) {
        super(follower, sse);
    }
}
