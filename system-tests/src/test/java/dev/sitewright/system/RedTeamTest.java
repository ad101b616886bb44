package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing of a provider gets out: no key, no header, no body; by no log line, event, answer, topic or table. */
@OnSharedSystem
class RedTeamTest {
    private static final String VARIABLE = "leaked-variable-9d27aa";
    private static final List<String> MARKERS =
            List.of(LeakyProvider.KEY, LeakyProvider.HEADER, LeakyProvider.BODY, VARIABLE);
    private static final List<String> MODELS = List.of("ok", "e401", "e429", "e500", "cut");
    private static final Set<String> ENDED = Set.of("finished", "failed", "stopped");
    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z]+)}");

    @Test
    void nothing_of_a_provider_gets_out(Client ada, RunningSystem system) {
        var project = OpenCodeSdkTest.finished(ada);
        try (var provider = LeakyProvider.start()) {
            var connection = added(
                    ada,
                    "provider-connections",
                    Map.of("name", "leaky", "key", LeakyProvider.KEY, "baseUrl", provider.url(), "models", MODELS));
            try {
                attack(ada, system, project, provider, connection);
            } finally { // the account is that of other tests, too
                var gone = ada.delete("provider-connections/" + connection);
                assertThat(gone.status()).as(gone.http().body()).isEqualTo(200);
            }
        }
    }

    private static void attack(
            Client ada, RunningSystem system, String project, LeakyProvider provider, String connection) {
        var at = "projects/" + project;
        var server = added(
                ada,
                at + "/mcp-servers",
                Map.of("name", "leaky", "url", provider.url(), "headers", Map.of("X-Key", VARIABLE)));
        var sessions = MODELS.stream()
                .collect(Collectors.toMap(
                        model -> model, model -> added(ada, at + "/sessions", Map.of("title", "To " + model))));

        promptAll(ada, at, sessions, List.of("ok")); // makes the project's instance anew: streams of the old one end
        assertThat(leaksInStreams(ada, at, () -> promptAll(ada, at, sessions, MODELS)))
                .isEmpty();
        assertThat(provider.asked()).as("requests with the key").isGreaterThanOrEqualTo(MODELS.size());
        var things = Map.of("provider-connections", connection, "mcp-servers", server);
        var addresses = sessions.values().stream()
                .flatMap(session -> addresses(Map.of("projectId", project, "sessionId", session), things));
        assertThat(leaksInAnswers(ada, addresses)).isEmpty();
        assertThat(leaksInFiles(system.data())).isEmpty();
    }

    /** Gives a prompt to each model at once, and returns when all have ended: retries take their time. */
    private static void promptAll(Client ada, String at, Map<String, String> sessions, List<String> models) {
        var prompts = models.stream()
                .collect(Collectors.toMap(
                        model -> model, model -> given(ada, at + "/sessions/" + sessions.get(model), model)));
        prompts.forEach((model, prompt) -> {
            Wait.until(
                    "the end of the prompt to " + model,
                    () -> ENDED.contains(stateOf(ada, prompt)),
                    () -> ada.get(prompt).http().body());
            assertThat(stateOf(ada, prompt)).as(model).isEqualTo(model.equals("ok") ? "finished" : "failed");
        });
    }

    private static String stateOf(Client ada, String prompt) {
        return ada.get(prompt).json().path("state").asText();
    }

    /** @return the prompt's address */
    private static String given(Client ada, String session, String model) {
        var answer = ada.post(
                session + "/prompts", Map.of("items", List.of(Map.of("text", "Say hello", "model", "leaky/" + model))));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(202);
        return session + "/prompts/" + answer.json().at("/items/0/id").asText();
    }

    /** @return frames with a marker that readers of the house's events, and of OpenCode's own, are sent meanwhile */
    private static List<Frame> leaksInStreams(Client ada, String at, Runnable meanwhile) {
        try (var own = ada.follow(at + "/opencode/event");
                var house = ada.follow(at + "/events")) {
            meanwhile.run();
            own.await(
                    "an error in OpenCode's own words",
                    frame -> frame.toString().contains("session.error"));
            house.await("a diagnostic", frame -> frame.toString().contains("chat.diagnostic"));
            return Stream.concat(own.frames().stream(), house.frames().stream())
                    .filter(frame -> holdsMarker(frame.toString()))
                    .toList();
        }
    }

    private static String added(Client ada, String path, Map<String, ?> item) {
        var answer = ada.post(path, Map.of("items", List.of(item)));
        assertThat(answer.http().statusCode()).as(answer.http().body()).isEqualTo(201);
        return answer.json().at("/items/0/id").asText();
    }

    private static List<String> leaksInAnswers(Client ada, Stream<String> addresses) {
        return addresses
                .distinct()
                .filter(address -> holdsMarker(ada.get(address).http().body()))
                .toList();
    }

    /** @return every address that is asked with {@code GET}, of the document and of OpenCode's own, that does not only follow a stream */
    private static Stream<String> addresses(Map<String, String> ids, Map<String, String> byCollection) {
        var documented = ApiDocument.read().operations().stream()
                .filter(operation -> operation.method().equals("GET") && !operation.isStreamOnly())
                .map(operation -> addressOf(operation.path(), ids, byCollection))
                .filter(address -> !address.contains("{"))
                .map(address -> address.endsWith("/events") ? address + "?format=json&limit=1000" : address);
        var session = "session/" + ids.get("sessionId");
        var passed = Stream.of(
                        "config/providers",
                        "provider",
                        "session",
                        "session/status",
                        "mcp",
                        session,
                        session + "/message")
                .map(path -> "projects/" + ids.get("projectId") + "/opencode/" + path);
        return Stream.concat(documented, passed);
    }

    private static String addressOf(String path, Map<String, String> ids, Map<String, String> byCollection) {
        var known = new HashMap<>(ids);
        byCollection.forEach((collection, id) -> {
            if (path.contains("/" + collection + "/")) {
                known.put("id", id);
            }
        });
        if (path.startsWith("/api/v1/projects/{id}")) {
            known.put("id", ids.get("projectId"));
        }
        return NAME.matcher(path)
                .replaceAll(name -> known.getOrDefault(name.group(1), "{" + name.group(1) + "}"))
                .replaceFirst("^/api/v1/", "");
    }

    /**
     * Logs of all services, the topics' own files, and the database's: nothing there is compressed but what is too large for a row. OpenCode's
     * home is not looked at: its own record of a conversation holds what the provider said, and nobody else reads it.
     */
    private static List<Path> leaksInFiles(Path data) {
        var opencode = data.resolve("opencode");
        try (var files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(opencode))
                    .filter(RedTeamTest::holdsMarker)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holdsMarker(Path file) {
        try {
            return holdsMarker(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return false; // taken away meanwhile
        }
    }

    private static boolean holdsMarker(String text) {
        return MARKERS.stream().anyMatch(text::contains);
    }
}
