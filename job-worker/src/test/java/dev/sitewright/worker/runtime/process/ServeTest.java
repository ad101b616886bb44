package dev.sitewright.worker.runtime.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The static template's dev server, as a real process. */
class ServeTest {
    private static final Path SCRIPT = Path.of("src/main/resources/templates/static/server/serve.mjs");

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private Path root = Path.of("");
    private Process server = deadProcess();
    private int port;

    @BeforeEach
    void start() throws IOException {
        root = Files.createDirectories(folder.resolve("site"));
        Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.writeString(root.resolve("index.html"), "<body><h1>Hello</h1></body>");
        Files.writeString(root.resolve("about.html"), "<p>About");
        Files.writeString(root.resolve("style.css"), "h1{color:red}");
        Files.writeString(root.resolve(".env"), "secret");
        Files.writeString(Files.createDirectories(root.resolve(".git")).resolve("config"), "secret");
        Files.writeString(Files.createDirectories(root.resolve("blog posts")).resolve("index.html"), "Blog");
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var builder = new ProcessBuilder("node", SCRIPT.toAbsolutePath().toString())
                .directory(root.toFile())
                .redirectErrorStream(true);
        builder.environment().put("PORT", String.valueOf(port));
        server = builder.start();
        var firstLine = new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8)).readLine();
        assertThat(firstLine).startsWith("[app] serving");
    }

    @AfterEach
    void stop() {
        server.destroyForcibly();
        client.close();
    }

    @Test
    void a_page_goes_out_with_live_reload_and_is_never_cached() throws Exception {
        var page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .isEqualTo(
                        "<body><h1>Hello</h1><script type=\"module\" src=\"/__sitewright/live.js\"></script></body>");
        assertThat(page.headers().map())
                .containsEntry("content-type", List.of("text/html; charset=utf-8"))
                .containsEntry("cache-control", List.of("no-store"));
        assertThat(get("/about").body()).startsWith("<p>About");
        assertThat(get("/style.css").headers().firstValue("content-type")).hasValue("text/css; charset=utf-8");
        assertThat(get("/__sitewright/health").statusCode()).isEqualTo(200);
    }

    @Test
    void a_folder_is_served_below_its_slash_and_nowhere_else() throws Exception {
        var moved = get("/blog%20posts");
        assertThat(moved.statusCode()).isEqualTo(308);
        assertThat(moved.headers().firstValue("location")).hasValue("/blog%20posts/");
        assertThat(get("/blog%20posts/").body()).startsWith("Blog");
        assertThat(raw("GET //evil.example/%2e%2e/blog%20posts HTTP/1.1")).startsWith("HTTP/1.1 404");
        assertThat(raw("GET //blog%20posts HTTP/1.1")).contains("location: /blog%20posts/\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/%2e%2e/secret.txt",
                "/..%2fsecret.txt",
                "/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                "/..\\secret.txt",
                "/..%5csecret.txt",
                "//etc/passwd",
                "/.env",
                "/.git/config",
                "/blog%20posts/../.env",
                "/style.css%00.html",
                "/%zz",
                "/missing"
            })
    void what_lies_outside_or_is_hidden_is_not_found(String path) throws Exception {
        var answer = raw("GET " + path + " HTTP/1.1");
        assertThat(answer).startsWith("HTTP/1.1 404").doesNotContain("secret", "root:");
    }

    @Test
    void a_link_that_leads_out_or_to_a_hidden_file_is_not_followed() throws Exception {
        Files.createSymbolicLink(root.resolve("out.txt"), folder.resolve("secret.txt"));
        Files.createSymbolicLink(root.resolve("up"), folder);
        Files.createSymbolicLink(root.resolve("hidden.txt"), root.resolve(".env"));
        Files.createSymbolicLink(root.resolve("repository"), root.resolve(".git"));
        Files.createSymbolicLink(root.resolve("inside.css"), root.resolve("style.css"));

        assertThat(get("/out.txt").statusCode()).isEqualTo(404);
        assertThat(get("/up/secret.txt").statusCode()).isEqualTo(404);
        assertThat(get("/hidden.txt").statusCode()).isEqualTo(404);
        assertThat(get("/repository/config").statusCode()).isEqualTo(404);
        assertThat(get("/inside.css").body()).isEqualTo("h1{color:red}");
    }

    @Test
    void a_missing_page_is_the_sites_own_when_it_has_one() throws Exception {
        assertThat(get("/missing").body()).isEqualTo("Not found.\n");
        Files.writeString(root.resolve("404.html"), "Lost?");
        var answer = get("/missing");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).startsWith("Lost?");
    }

    @Test
    void part_of_a_file_can_be_asked_for() throws Exception {
        var part = get("/style.css", Map.of("Range", "bytes=3-7"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("color");
        assertThat(part.headers().firstValue("content-range")).hasValue("bytes 3-7/13");
        assertThat(get("/style.css", Map.of("Range", "bytes=-4")).body()).isEqualTo("red}");
        assertThat(get("/style.css", Map.of("Range", "bytes=99-")).statusCode()).isEqualTo(416);
    }

    @Test
    void nothing_but_reading_is_served() throws Exception {
        assertThat(raw("DELETE /style.css HTTP/1.1")).startsWith("HTTP/1.1 405").contains("allow: GET, HEAD");
        assertThat(root.resolve("style.css")).exists();
    }

    @Test
    void a_changed_file_is_told_to_whoever_follows() throws Exception {
        var request = HttpRequest.newBuilder(uri("/__sitewright/changes"))
                .timeout(Duration.ofSeconds(20))
                .build();
        try (var lines = client.send(request, BodyHandlers.ofLines()).body()) {
            var events = lines.iterator();
            assertThat(events.next()).isEqualTo("retry: 500");
            assertThat(events.next()).isEmpty();
            // The server compares with what it saw first, which may be before or after one change, but not all of them.
            var writer = Executors.newSingleThreadScheduledExecutor();
            var size = new AtomicInteger();
            var changes =
                    writer.scheduleAtFixedRate(() -> change(size.incrementAndGet()), 0, 100, TimeUnit.MILLISECONDS);
            assertThat(events.next()).isEqualTo("event: changed");
            changes.cancel(true);
            writer.shutdownNow();
        }
    }

    private void change(int size) {
        try {
            Files.writeString(root.resolve("index.html"), "x".repeat(size));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(path, Map.of());
    }

    private HttpResponse<String> get(String path, Map<String, String> headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path));
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** No client library may tidy up the path. */
    private String raw(String requestLine) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((requestLine + "\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static Process deadProcess() {
        try {
            return new ProcessBuilder("true").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
