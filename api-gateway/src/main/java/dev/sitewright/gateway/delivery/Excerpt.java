package dev.sitewright.gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** Reads the beginning of an answer's body, and lets go of the rest: an answer without an end costs nothing. */
final class Excerpt {
    private static final int MOST_BYTES = 1024;

    private final HttpClientResponse response;
    private final Buffer read = Buffer.buffer();
    private final Promise<Answer> answer = Promise.promise();

    private Excerpt(HttpClientResponse response) {
        this.response = response;
    }

    /** @return the answer once its body has ended, or enough of it has been read */
    static Future<Answer> answer(HttpClientResponse response) {
        var excerpt = new Excerpt(response);
        response.handler(excerpt::take)
                .endHandler(end -> excerpt.complete())
                .exceptionHandler(broken -> excerpt.complete());
        return excerpt.answer.future();
    }

    private void take(Buffer piece) {
        var room = MOST_BYTES - read.length();
        read.appendBuffer(piece, 0, Math.min(room, piece.length()));
        if (piece.length() >= room) {
            complete();
            response.request().reset();
        }
    }

    private void complete() {
        answer.tryComplete(Answer.of(response.statusCode(), text()));
    }

    /** Without what PostgreSQL does not keep, or would confuse whoever reads it in a terminal. */
    private String text() {
        return new String(read.getBytes(), UTF_8).replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
    }
}
