package dev.sitewright.gateway.events;

import dev.sitewright.platform.stream.EventFollower;
import dev.sitewright.platform.stream.Follow;
import dev.sitewright.platform.stream.HttpConnection;
import dev.sitewright.platform.stream.SseResponder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;

/** Shows a stream of the log to whoever may see it: as it goes on, or as a page. Who that is, the resources have checked before. */
@ApplicationScoped
public class EventDoor {
    private final EventFollower follower;
    private final SseResponder sse;
    private final EventPages pages;

    EventDoor(EventFollower follower, SseResponder sse, EventPages pages) {
        this.follower = follower;
        this.sse = sse;
        this.pages = pages;
    }

    /** @return the stream, from where it is asked for, for as long as the client is there */
    public Multi<OutboundSseEvent> open(Follow follow, HttpServerRequest request) {
        return sse.respond(follower.followInBatches(follow, HttpConnection.of(request)), request.response());
    }

    /** @return up to {@code limit} of the same facts, as JSON; fails with a problem (410) when the first of them are not kept any more */
    public Uni<String> page(Follow follow, int limit) {
        return pages.page(follow, limit);
    }
}
