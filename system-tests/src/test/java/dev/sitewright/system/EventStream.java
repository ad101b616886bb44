package dev.sitewright.system;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** One connection to a project's events, read in the background until it is cut. */
final class EventStream implements AutoCloseable {
    private final HttpResponse<InputStream> response;
    private final List<Frame> frames = new CopyOnWriteArrayList<>();
    private final Thread reader;

    EventStream(HttpResponse<InputStream> response) {
        this.response = response;
        this.reader = Thread.ofVirtual().name("events").start(this::read);
    }

    private void read() {
        try {
            new SseReader(frames::add).readAll(response.body());
        } catch (IOException e) {
            // cut: by this side, or by the end of the gateway
        }
    }

    /** @return the connection's headers and status */
    HttpResponse<InputStream> response() {
        return response;
    }

    /** @return what has come so far */
    List<Frame> frames() {
        return List.copyOf(frames);
    }

    /** @return the facts that have come so far */
    List<Event> events() {
        return frames.stream().filter(Frame::isFact).map(Frame::toEvent).toList();
    }

    /** Waits for a frame, from the first on. */
    Frame await(String what, Predicate<Frame> wanted) {
        Wait.until(what, () -> frames.stream().anyMatch(wanted), () -> "came so far: " + frames);
        return frames.stream().filter(wanted).findFirst().orElseThrow();
    }

    /** Waits until the server has nothing to send any more. */
    void awaitEnd() {
        Wait.until("the end of the stream", () -> !reader.isAlive(), () -> "still open");
    }

    /** Cuts the connection, as a client does that goes away without a word. */
    @Override
    public void close() {
        try {
            response.body().close();
            reader.join();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
