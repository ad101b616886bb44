package dev.sitewright.launcher.demo;

import dev.sitewright.launcher.process.LaunchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Follows one event stream over all interruptions: after each, it goes on behind the last event that it has seen. */
final class EventStream {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final HttpClient http;
    private final Supplier<HttpRequest.Builder> request;
    private final Duration patience;
    private String lastId = "";
    private long lastContact = System.nanoTime();
    private String obstacle = "it ends at once";

    /** @param patience how long the stream may be out of reach before this fails */
    EventStream(HttpClient http, Supplier<HttpRequest.Builder> request, Duration patience) {
        this.http = http;
        this.request = request;
        this.patience = patience;
    }

    /** Hands over each event in order, once, until the reader has seen enough. */
    void follow(Predicate<SseEvent> isLast) {
        while (!readUntil(isLast)) {
            if (System.nanoTime() - lastContact > patience.toNanos()) {
                throw new LaunchException("The gateway's event stream cannot be reached: " + obstacle + ".");
            }
            pause();
        }
    }

    /** @return whether the last wanted event was seen; otherwise the connection has ended */
    private boolean readUntil(Predicate<SseEvent> isLast) {
        try {
            var answer = http.send(next(), BodyHandlers.ofLines());
            try (var lines = answer.body()) {
                return isOpen(answer) && read(lines, isLast);
            }
        } catch (IOException | UncheckedIOException e) {
            obstacle = "nobody answers";
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private boolean read(Stream<String> lines, Predicate<SseEvent> isLast) {
        var parser = new SseParser(lastId);
        for (var line : (Iterable<String>) lines::iterator) {
            lastContact = System.nanoTime();
            var event = parser.line(line);
            if (event.isPresent()) {
                var ended = isLast.test(event.get());
                lastId = event.get().id();
                if (ended) {
                    return true;
                }
            }
        }
        return false;
    }

    private HttpRequest next() {
        var builder = request.get().header("Accept", "text/event-stream").GET();
        return (lastId.isEmpty() ? builder : builder.header("Last-Event-ID", lastId)).build();
    }

    private boolean isOpen(HttpResponse<?> answer) {
        var status = answer.statusCode();
        obstacle = "it answers with status " + status;
        if (status >= 400 && status < 500 && status != 408 && status != 429) {
            throw new LaunchException("The gateway refused the event stream with status " + status + ".");
        }
        return status == 200;
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static LaunchException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new LaunchException("The reading of events was interrupted.", e);
    }
}
