package dev.sitewright.bridge.demomodel;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** An answer on its way, piece by piece as server-sent events. Stops when the reader leaves. */
final class StreamedAnswer {
    private final Vertx vertx;
    private final HttpServerResponse response;
    private final Deque<String> pieces;
    private final Duration pace;

    StreamedAnswer(Vertx vertx, HttpServerResponse response, Collection<String> pieces, Duration pace) {
        this.vertx = vertx;
        this.response = response;
        this.pieces = new ArrayDeque<>(pieces);
        this.pace = pace;
    }

    void begin() {
        response.setChunked(true).putHeader("Content-Type", "text/event-stream").putHeader("Cache-Control", "no-cache");
        next();
    }

    private void next() {
        while (!response.ended() && !response.closed()) {
            var piece = pieces.poll();
            if (piece == null) {
                response.end();
                return;
            }
            response.write("data: " + piece + "\n\n");
            if (pace.isPositive()) {
                vertx.setTimer(pace.toMillis(), timer -> next());
                return;
            }
        }
    }
}
