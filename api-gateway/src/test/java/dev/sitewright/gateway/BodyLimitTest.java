package dev.sitewright.gateway;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    @ValueSource(
            strings = {
                "/api/v1/projects",
                "/api/v1/projects/prj_1/sessions/ses_1/prompts",
                "/api/v1/projects/prj_1/skills",
                "/api/v1/projects/prj_1/opencode/session/ses_1/message"
            })
    void a_body_that_carries_texts_for_the_agent_may_be_large(String path) throws IOException {
        assertRefused(path, LARGE + 1);
        assertTaken(path, LARGE);
        assertThat(projectService.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/tokens",
                "/api/v1/projects:delete",
                "/api/v1/projects/prj_1/skills:delete",
                "/api/v1/projects/prj_1/opencode/../sessions"
            })
    void any_other_body_is_small(String path) throws IOException {
        assertRefused(path, USUAL + 1);
        assertTaken(path, USUAL);
    }

    @Test
    void a_body_that_does_not_say_how_large_it_is_is_refused_all_the_same() throws IOException, InterruptedException {
        var endless = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[6 << 20]));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/api/v1/projects"))
                .header("Cookie", "sitewright_session=" + ada.cookie())
                .header("Content-Type", "application/json")
                .version(HttpClient.Version.HTTP_1_1) // HTTP/2 would say how large it is
                .POST(endless)
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(413);
        }
        assertThat(projectService.calls()).isEmpty();
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
