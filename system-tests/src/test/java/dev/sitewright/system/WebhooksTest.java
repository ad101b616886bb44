package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Webhooks as a receiver with npm's {@code standardwebhooks} takes them, while parts of the system are killed. */
@OnSharedSystem
class WebhooksTest {
    private static final Path PROGRAMS = Path.of("src", "test", "clients").toAbsolutePath();
    private static final List<String> TYPES = List.of("project.*", "runtime.*", "workspace.*", "chat.message.final");

    /** A message that was taken, or {@code bad}. */
    private record Taken(String type, String id, long number, String project) {
        static Taken of(String line) {
            var words = line.split(" ", -1);
            return new Taken(words[0], words[1], Long.parseLong(words[2]), words[3]);
        }
    }

    @Test
    void every_fact_reaches_its_receiver_under_one_id_whatever_is_killed(Client ada, RunningSystem system)
            throws IOException {
        var receiver = new ProcessBuilder(
                        "node", PROGRAMS.resolve("webhooks.mjs").toString())
                .redirectError(Files.createDirectories(Path.of("target", "logs"))
                        .resolve("client-webhooks.log")
                        .toFile())
                .start();
        var taken = new CopyOnWriteArrayList<Taken>();
        var lines = receiver.inputReader(StandardCharsets.UTF_8);
        try {
            var port = lines.readLine();
            receiver.outputWriter(StandardCharsets.UTF_8)
                    .append(secretOfWebhook(ada, port))
                    .append('\n')
                    .flush();
            Thread.ofVirtual().start(() -> read(lines, taken));

            var project = ada.create(MainJob.QUICK);
            Wait.until("the first message", () -> !numbers(taken, project).isEmpty(), () -> "none");
            system.kill("api-gateway");
            system.kill("job-worker");
            try (var follower = Follower.of(ada, project)) {
                follower.awaitEvent("the end of the first prompt", MainJob::isDone);
            }

            var expected = numbers(ada, project);
            Wait.until(
                    "all messages",
                    () -> numbers(taken, project).containsAll(expected),
                    () -> taken + " of " + expected);
            assertThat(taken).noneMatch(one -> one.type().equals("bad"));
            assertThat(numbers(taken, project)).containsExactlyInAnyOrderElementsOf(expected); // each under one id
        } finally {
            receiver.destroy();
            Wait.until("its end", () -> !receiver.isAlive(), receiver::toString);
        }
    }

    private static String secretOfWebhook(Client ada, String port) {
        var item = Map.of("url", "http://127.0.0.1:" + port + "/", "types", TYPES);
        var answer = ada.post("webhooks", Map.of("items", List.of(item)));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(201);
        return answer.json().at("/items/0/secret").asText();
    }

    private static List<Long> numbers(Client ada, String project) {
        return ada.log(project).stream()
                .filter(event -> TYPES.stream().anyMatch(type -> isOf(event.type(), type)))
                .map(Event::number)
                .toList();
    }

    private static boolean isOf(String type, String wanted) {
        return wanted.endsWith("*") ? type.startsWith(wanted.replace("*", "")) : type.equals(wanted);
    }

    /** @return the number of each message's fact, once for all times it was taken under the same id */
    private static List<Long> numbers(List<Taken> taken, String project) {
        return taken.stream()
                .filter(one -> one.project().equals(project))
                .distinct()
                .map(Taken::number)
                .toList();
    }

    private static void read(BufferedReader lines, List<Taken> taken) {
        try (lines) {
            lines.lines().map(Taken::of).forEach(taken::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
