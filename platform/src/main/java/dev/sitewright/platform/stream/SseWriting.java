package dev.sitewright.platform.stream;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.List;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Function;

/**
 * One stream on its way to one connection. The first frame goes the way of the HTTP layer, which writes the head with all that belongs to it; what
 * follows is written to the connection directly, as much as is there at a time in one piece: through the HTTP layer each frame would cost
 * several times as much, and a crowd of readers is many frames. The next frames are asked for when the ones before have been written.
 */
final class SseWriting implements MultiSubscriber<List<Frame>> {
    private final MultiEmitter<? super OutboundSseEvent> layer;
    private final HttpServerResponse response;
    private final Function<Frame, OutboundSseEvent> toEvent;
    private final Function<Frame, byte[]> toBytes;

    // Touched on the connection's executor, but for the first.
    private volatile Subscription source = new Nothing();
    private List<Frame> behindTheFirst = List.of();
    private boolean greeted;
    private boolean direct;

    SseWriting(
            MultiEmitter<? super OutboundSseEvent> layer,
            HttpServerResponse response,
            Function<Frame, OutboundSseEvent> toEvent,
            Function<Frame, byte[]> toBytes) {
        this.layer = layer;
        this.response = response;
        this.toEvent = toEvent;
        this.toBytes = toBytes;
    }

    void begin(Multi<List<Frame>> frames) {
        layer.onTermination(() -> source.cancel());
        layer.onRequest(count -> askedFor());
        frames.subscribe().withSubscriber(this);
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        subscription.request(1);
    }

    @Override
    public void onItem(List<Frame> frames) {
        if (greeted) {
            write(frames);
        } else {
            greeted = true;
            behindTheFirst = frames.subList(1, frames.size());
            layer.emit(toEvent.apply(frames.getFirst()));
        }
    }

    /** The HTTP layer asks for more when it has written the first. */
    private void askedFor() {
        if (greeted && !direct) {
            direct = true;
            goOn(behindTheFirst);
        }
    }

    private void write(List<Frame> frames) {
        var piece = Piece.of(frames, toBytes);
        var rest = frames.subList(piece.frames().size(), frames.size());
        response.write(piece.bytes()).onSuccess(written -> goOn(rest)).onFailure(gone -> source.cancel());
    }

    private void goOn(List<Frame> rest) {
        if (rest.isEmpty()) {
            source.request(1);
        } else {
            write(rest);
        }
    }

    @Override
    public void onFailure(Throwable failure) {
        layer.fail(failure);
    }

    @Override
    public void onCompletion() {
        layer.complete();
    }

    /** Before there is anything. */
    private static final class Nothing implements Subscription {
        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
    }
}
