package dev.sitewright.bridge.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sitewright.bridge.instance.InstanceFiles;
import dev.sitewright.bridge.opencode.OpenCodeClients;
import dev.sitewright.bridge.provider.ModelChoice;
import dev.sitewright.bridge.provider.OpenCodeSettings;
import dev.sitewright.bridge.sandbox.Sandboxes;
import dev.sitewright.bridge.testing.OpenCodeBinary;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real OpenCode, started and watched by one server object after the other, as by one service after the other. */
class OpenCodeServerTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ModelChoice MODEL =
            new ModelChoice("custom/fake", false, Map.of("model", "custom/fake"), Map.of());

    private final Vertx vertx = Vertx.vertx();
    private final List<OpenCodeServer> servers = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void end() {
        servers.forEach(server -> server.stop());
        vertx.closeAndAwait();
    }

    @Test
    void a_server_is_ready_named_in_the_list_of_children_and_gone_after_the_end() throws IOException {
        var server = started(OpenCodeBinary.path(), MODEL);
        awaitReady(server);

        assertThat(current(server).version()).isNotBlank();
        assertThat(server.problem()).isNull();
        var process = onlyChild();
        assertThat(Files.readString(folder.resolve("children/" + process.pid())))
                .isEqualTo(Children.startOf(process) + " opencode\n");
        assertThat(Files.getPosixFilePermissions(folder.resolve("home/server.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("home/settings.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));

        server.stop();

        assertThat(process.isAlive()).isFalse();
        assertThat(folder.resolve("children")).isEmptyDirectory();
        assertThat(folder.resolve("home/server.json")).doesNotExist();
    }

    @Test
    void a_server_left_behind_by_a_killed_service_is_adopted() throws IOException {
        var first = started(OpenCodeBinary.path(), MODEL);
        awaitReady(first);
        first.abandon();

        var second = started(OpenCodeBinary.path(), MODEL);
        awaitReady(second);

        assertThat(current(second).instance()).isEqualTo(current(first).instance());
        assertThat(onlyChild().isAlive()).isTrue();
    }

    @Test
    void what_an_adopted_server_has_open_is_known_and_ended_when_it_is_idle() throws IOException {
        var project = Files.createDirectories(folder.resolve("project")).toString();
        var first = started(OpenCodeBinary.path(), MODEL);
        awaitReady(first);
        current(first).client().list("/path", project).await().atMost(PATIENCE);
        endIdle(first, Instant.now());
        first.abandon();

        var second = started(OpenCodeBinary.path(), MODEL);
        awaitReady(second);

        assertThat(endIdle(second, Instant.now().plus(Duration.ofMinutes(16)))).containsExactly(project);
    }

    private List<String> endIdle(OpenCodeServer server, Instant now) {
        var config = new HandSettings(OpenCodeBinary.path(), folder.resolve("home"));
        var idle = new IdleInstances(
                vertx,
                () -> server.current().stream().toList(),
                new UsualInstanceConfig(),
                new OpenDirectoriesFile(config),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
        return idle.endIdle(now).await().atMost(PATIENCE);
    }

    /** The settings that the service has by itself. */
    private record UsualInstanceConfig() implements InstanceConfig {
        @Override
        public Duration idle() {
            return Duration.ofMinutes(15);
        }

        @Override
        public int most() {
            return 40;
        }

        @Override
        public Duration interval() {
            return Duration.ofSeconds(30);
        }
    }

    @Test
    void a_server_left_behind_with_other_settings_is_replaced() throws IOException {
        var first = started(OpenCodeBinary.path(), MODEL);
        awaitReady(first);
        var before = onlyChild();
        first.abandon();

        var other = new ModelChoice("custom/other", false, Map.of("model", "custom/other"), Map.of());
        awaitReady(started(OpenCodeBinary.path(), other));

        assertThat(before.isAlive()).isFalse();
        assertThat(onlyChild().pid()).isNotEqualTo(before.pid());
    }

    @Test
    void a_server_that_was_killed_is_replaced() throws IOException {
        var server = started(OpenCodeBinary.path(), MODEL);
        awaitReady(server);
        var before = current(server).instance();

        onlyChild().destroyForcibly();

        await().atMost(PATIENCE)
                .until(() -> server.current()
                        .filter(now -> !now.instance().equals(before))
                        .isPresent());
    }

    @Test
    void a_server_that_hangs_is_replaced() throws IOException, InterruptedException {
        var server =
                started(new HandSettings(OpenCodeBinary.path(), folder.resolve("home"), Duration.ofSeconds(2)), MODEL);
        awaitReady(server);
        var before = onlyChild();

        new ProcessBuilder("kill", "-STOP", Long.toString(before.pid())).start().waitFor();

        await().atMost(PATIENCE).until(() -> !before.isAlive());
        await().atMost(PATIENCE)
                .until(() -> server.current()
                        .filter(now -> !now.instance().startsWith(before.pid() + "@"))
                        .isPresent());
    }

    @Test
    void a_missing_program_is_told_in_a_sentence() {
        var server = started(folder.resolve("no-such-opencode"), MODEL);

        await().atMost(PATIENCE).until(() -> server.problem() != null);
        assertThat(server.problem())
                .startsWith("OpenCode cannot be started: ")
                .contains("no-such-opencode", "./sitewright up");
        assertThat(server.current()).isEmpty();
    }

    @Test
    void a_program_that_ends_at_once_is_told_with_its_last_words() throws IOException {
        var broken = folder.resolve("broken");
        Files.writeString(broken, "#!/bin/sh\necho 'illegal instruction, this processor is too old' >&2\nexit 1\n");
        Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwx------"));
        var server = started(broken, MODEL);

        await().atMost(PATIENCE)
                .until(() -> Objects.requireNonNullElse(server.problem(), "").contains("last words"));
        assertThat(server.problem())
                .isEqualTo(
                        "OpenCode ended while it started. Its last words: illegal instruction, this processor is too old");
    }

    private OpenCodeServer started(Path binary, ModelChoice model) {
        return started(new HandSettings(binary, folder.resolve("home")), model);
    }

    private OpenCodeServer started(OpenCodeConfig config, ModelChoice model) {
        var children = new Children(Optional.of(folder.resolve("children")));
        var server = new OpenCodeServer(
                vertx,
                new ServerProcesses(
                        config,
                        new OpenCodeSettings(),
                        Sandboxes.usual(folder),
                        new InstanceFiles(folder.resolve("home"), "00".repeat(32)),
                        children),
                new OpenCodeClients(vertx, Clock.systemUTC()),
                () -> Optional.of(model),
                config,
                Clock.systemUTC(),
                null);
        servers.add(server);
        server.start();
        return server;
    }

    private static void awaitReady(OpenCodeServer server) {
        await().atMost(PATIENCE).until(() -> server.current().isPresent());
    }

    private static RunningServer current(OpenCodeServer server) {
        return server.current().orElseThrow();
    }

    private ProcessHandle onlyChild() throws IOException {
        try (var files = Files.list(folder.resolve("children"))) {
            var pids = files.map(file -> Long.parseLong(file.getFileName().toString()))
                    .toList();
            assertThat(pids).hasSize(1);
            return ProcessHandle.of(pids.getFirst()).orElseThrow();
        }
    }
}
