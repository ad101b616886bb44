package dev.sitewright.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.gateway.testing.People.Person;
import dev.sitewright.gateway.testing.ProjectServiceStub;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that carry prompts may be large, all others not. */
@GatewayTest
class BodyLimitTest {
    private static final int USUAL = 1 << 20;
    private static final int LARGE = 5 << 20;

    @Inject
    People people;

    private final ProjectServiceStub projectService = new ProjectServiceStub();
    private Person ada = new Person("", "");

    @BeforeEach
    void ada_is_signed_in() {
        projectService.reset();
        ada = people.somebody();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void a_body_that_says_how_large_it_is_is_refused_above_the_limit_of_its_address(String path, int limit)
            throws IOException {
        assertRefused(path, limit + 1);
        assertTaken(path, limit);
        assertThat(projectService.calls()).isEmpty();
    }

    /** On addresses that are nobody's: of somebody else's no body is read. */
    @ParameterizedTest
    @CsvSource({"/api/v1/projects, " + LARGE, "/api/v1/projects:delete, " + USUAL, "/api/v1/tokens, " + USUAL})
    void one_that_does_not_say_so_is_refused_above_the_same_limit(String path, int limit)
            throws IOException, InterruptedException {
        var refused = chunked(path, limit + 1);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.body()).contains("body-too-large");
        assertThat(projectService.calls()).isEmpty();
        assertThat(chunked(path, limit).statusCode()).isNotEqualTo(413);
    }

    static Stream<Arguments> addresses() {
        return Stream.of(
                arguments("/api/v1/projects", LARGE),
                arguments("/api/v1/projects/prj_1/sessions/ses_1/prompts", LARGE),
                arguments("/api/v1/projects/prj_1/skills", LARGE),
                arguments("/api/v1/projects/prj_1/opencode/session/ses_1/message", LARGE),
                arguments("/api/v1/tokens", USUAL),
                arguments("/api/v1/projects:delete", USUAL),
                arguments("/api/v1/projects/prj_1/skills:delete", USUAL),
                arguments("/api/v1/projects/prj_1/opencode/../sessions", USUAL));
    }

    private HttpResponse<String> chunked(String path, int length) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .header("Cookie", "sitewright_session=" + ada.cookie())
                .header("Content-Type", "application/json")
                .version(HttpClient.Version.HTTP_1_1) // HTTP/2 would say how large it is
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length])))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private void assertRefused(String path, int length) throws IOException {
        try (var socket = announced(path, length)) {
            assertThat(answer(socket))
                    .startsWith("HTTP/1.1 413")
                    .contains("application/problem+json", "body-too-large");
        }
    }

    /** The body is waited for, in vain. */
    private void assertTaken(String path, int length) throws IOException {
        try (var socket = announced(path, length)) {
            socket.shutdownOutput();
            assertThat(answer(socket)).doesNotContain("body-too-large");
        }
    }

    /** Only says how large a body will be: who refuses it answers before it could be sent. */
    private Socket announced(String path, int length) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.getOutputStream().write("""
                POST %s HTTP/1.1\r
                Host: 127.0.0.1\r
                Cookie: sitewright_session=%s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                """.formatted(path, ada.cookie(), length).getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    /** @return what comes until the connection is closed */
    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }
}
