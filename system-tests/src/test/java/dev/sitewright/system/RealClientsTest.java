package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.contracts.MessageTypes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What programs usually follow streams with: the browser's own {@code EventSource}, and npm's {@code eventsource} and {@code
 * eventsource-parser}. The gateway is killed while they follow; when it is back, they go on by themselves.
 */
@OnSharedSystem
class RealClientsTest {
    private static final Path PROGRAMS = Path.of("src", "test", "clients").toAbsolutePath();
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    @ParameterizedTest
    @ValueSource(strings = {"eventsource", "parser", "browser"})
    void a_stream_is_followed_across_a_restart_of_the_gateway(String program, Client ada, RunningSystem system)
            throws IOException {
        var project = ada.create(MainJob.QUICK);
        var seen = Files.createTempFile(program, ".numbers");
        var process = start(program, system.gateway().replaceAll("/$", ""), project, ada, seen);
        try {
            Wait.until("the first facts", () -> numbers(seen).size() >= 2, () -> "it saw " + seen(seen));

            system.kill("api-gateway");

            try (var follower = Follower.of(ada, project)) {
                follower.awaitEvent("the end of the first prompt", MainJob::isDone);
            }
            Wait.until(
                    "all facts",
                    () -> numbers(seen).size() >= ada.log(project).size(),
                    () -> "it saw " + seen(seen) + " of " + ada.log(project).size());
            var all = numbers(seen);
            assertThat(all)
                    .isEqualTo(LongStream.rangeClosed(1, all.size()).boxed().toList());
        } finally {
            process.destroy();
            Wait.until("its end", () -> !process.isAlive(), process::toString);
            Files.delete(seen);
        }
    }

    private static Process start(String program, String gateway, String project, Client ada, Path seen)
            throws IOException {
        var builder = new ProcessBuilder(
                        "node", PROGRAMS.resolve(program + ".mjs").toString())
                .redirectOutput(seen.toFile())
                .redirectError(Files.createDirectories(Path.of("target", "logs"))
                        .resolve("client-" + program + ".log")
                        .toFile());
        var settings = builder.environment();
        settings.put("STREAM_URL", gateway + "/api/v1/projects/" + project + "/events");
        settings.put("STREAM_TYPES", String.join(",", MessageTypes.all().keySet()));
        if (program.equals("browser")) {
            settings.put("STREAM_BROWSER", browser());
            settings.put("STREAM_COOKIE", ada.cookie());
        } else {
            settings.put("STREAM_TOKEN", Tokens.personal(ada, "projects:read"));
        }
        return builder.start();
    }

    private static String browser() {
        return Optional.ofNullable(System.getenv("SITEWRIGHT_BROWSER"))
                .or(() -> Stream.of(Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(File.pathSeparator))
                        .flatMap(folder -> BROWSERS.stream().map(name -> Path.of(folder, name)))
                        .filter(Files::isExecutable)
                        .map(Path::toString)
                        .findFirst())
                .orElseThrow(
                        () -> new AssertionError(
                                "No browser was found: install Debian's package 'chromium', or say where one is in SITEWRIGHT_BROWSER."));
    }

    private static List<Long> numbers(Path seen) throws IOException {
        var text = Files.readString(seen);
        return text.substring(0, text.lastIndexOf('\n') + 1) // the last line may be half written
                .lines()
                .map(Long::valueOf)
                .toList();
    }

    private static String seen(Path seen) {
        try {
            return Files.readString(seen).replace("\n", " ");
        } catch (IOException e) {
            return e.toString();
        }
    }
}
