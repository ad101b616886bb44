package dev.sitewright.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Follows a stream over real HTTP, line by line, as the standard says (WHATWG HTML, section 9.2.6). */
public final class EventReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /**
     * A block of lines.
     *
     * @param id its {@code id:}, or null
     * @param event its {@code event:}, or empty
     * @param data its {@code data:}
     * @param comment its comment, or null
     * @param retry its {@code retry:}, or null
     */
    public record Event(
            @Nullable String id,
            String event,
            String data,
            @Nullable String comment,
            @Nullable String retry) {}

    private final HttpResponse<java.io.InputStream> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Thread thread;

    private EventReader(HttpResponse<java.io.InputStream> response) {
        this.response = response;
        this.thread = response.statusCode() == 200
                ? Thread.ofVirtual().start(this::read)
                : Thread.ofVirtual().unstarted(this::read);
    }

    /** @return the problem that the request is answered with; fails when a stream begins */
    public static JsonPath refused(int status, People.Person person, String path, String... headers) {
        try (var reader = open(person, path, headers)) {
            assertThat(reader.status()).as(path).isEqualTo(status);
            assertThat(reader.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            return JsonPath.from(new String(reader.response.body().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return a reader of the address below the gateway under test, with these headers (name, value, …) */
    public static EventReader open(People.Person person, String path, String... headers) {
        var port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        return open(HTTP, URI.create("http://127.0.0.1:" + port + path), person, headers);
    }

    /** @return a reader of any address of the gateway under test, by a client of one's own */
    public static EventReader open(HttpClient http, URI address, People.Person person, String... headers) {
        var request = HttpRequest.newBuilder(address).header("Cookie", "sitewright_session=" + person.cookie());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new EventReader(http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the answer's status */
    public int status() {
        return response.statusCode();
    }

    /** @return the version of HTTP that the stream comes by */
    public HttpClient.Version version() {
        return response.version();
    }

    /** @return the answer's headers */
    public HttpHeaders headers() {
        return response.headers();
    }

    /** @return the next event; fails when none comes */
    public Event next() {
        try {
            var event = events.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                throw new AssertionError("no event came");
            }
            return event;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the first event that fits, those before it are thrown away; fails when none comes */
    public Event next(Predicate<Event> fits) {
        var event = next();
        while (!fits.test(event)) {
            event = next();
        }
        return event;
    }

    /** @return the events up to and including the one that fits */
    public List<Event> until(Predicate<Event> fits) {
        var all = new ArrayList<Event>();
        do {
            all.add(next());
        } while (!fits.test(all.getLast()));
        return all;
    }

    /** @return so many facts, whatever comes between them */
    public List<Event> facts(int count) {
        var facts = new ArrayList<Event>();
        while (facts.size() < count) {
            facts.add(next(event -> event.id() != null));
        }
        return facts;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            var block = new ArrayList<String>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    block.add(line);
                } else if (!block.isEmpty()) {
                    events.add(parse(block));
                    block.clear();
                }
            }
            events.add(new Event(null, "end of stream", "", null, null));
        } catch (IOException e) {
            events.add(new Event(null, "cut", String.valueOf(e.getMessage()), null, null));
        }
    }

    private static Event parse(List<String> block) {
        return new Event(
                field(block, "id"),
                java.util.Objects.requireNonNullElse(field(block, "event"), ""),
                java.util.Objects.requireNonNullElse(field(block, "data"), ""),
                field(block, ""),
                field(block, "retry"));
    }

    private static @Nullable String field(List<String> block, String name) {
        return block.stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).replaceFirst("^ ", ""))
                .reduce((first, second) -> first + "\n" + second)
                .orElse(null);
    }
}
