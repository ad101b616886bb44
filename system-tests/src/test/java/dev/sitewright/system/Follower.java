package dev.sitewright.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A client that wants to see everything: follows a project's events, and when its connection breaks connects again with {@code
 * Last-Event-ID}, as browsers do.
 */
final class Follower implements AutoCloseable {
    /** A browser waits for what the server said in {@code retry}; shorter here, so that more connections are tried. */
    private static final Executor AFTER_A_MOMENT = CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);

    private final Client client;
    private final String project;
    private final List<Frame> frames = new CopyOnWriteArrayList<>();
    private volatile InputStream connection = InputStream.nullInputStream();
    private volatile boolean closed;
    private volatile long last;

    private Follower(Client client, String project) {
        this.client = client;
        this.project = project;
    }

    /** Follows a project's events from the first on. */
    static Follower of(Client client, String project) {
        var follower = new Follower(client, project);
        Thread.ofVirtual().name("follower").start(follower::follow);
        return follower;
    }

    private void follow() {
        while (!closed) {
            try {
                connection = client.openEvents(project, last).body();
                new SseReader(this::take).readAll(connection);
            } catch (IOException e) {
                // the gateway or the connection is gone for now
            }
            CompletableFuture.runAsync(() -> {}, AFTER_A_MOMENT).join();
        }
    }

    private void take(Frame frame) {
        if (frame.isFact()) {
            last = frame.toEvent().number();
        }
        frames.add(frame);
    }

    /** @return every fact in the order of its arrival */
    List<Event> events() {
        return frames.stream().filter(Frame::isFact).map(Frame::toEvent).toList();
    }

    /** @return the pieces of growing text in the order of their arrival */
    List<Frame> deltas() {
        return frames.stream().filter(Frame::isDelta).toList();
    }

    /** Waits for a fact. */
    Event awaitEvent(String what, Predicate<Event> wanted) {
        Wait.until(what, () -> events().stream().anyMatch(wanted), this::soFar);
        return events().stream().filter(wanted).findFirst().orElseThrow();
    }

    /** Waits for a frame of any sort. */
    void awaitFrame(String what, Predicate<Frame> wanted) {
        Wait.until(what, () -> frames.stream().anyMatch(wanted), this::soFar);
    }

    private String soFar() {
        return "came so far: "
                + String.join(
                        "\n  ",
                        events().stream()
                                .map(event -> event.number() + " " + event.type() + " " + event.data())
                                .toList());
    }

    @Override
    public void close() {
        closed = true;
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
