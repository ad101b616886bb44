package dev.sitewright.launcher.embedded;

import dev.sitewright.launcher.process.LaunchException;
import dev.sitewright.launcher.process.OwnSession;
import dev.sitewright.launcher.process.PrivateFiles;
import dev.sitewright.launcher.process.ProcessEnd;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** PostgreSQL's data folder and the programs that work on it. */
final class PostgresCluster {
    private static final Duration INITDB_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final PostgresOptions options;
    private final PostgresPrograms programs;

    static PostgresCluster in(PostgresOptions options) {
        PrivateFiles.folder(options.folder());
        options.log().rotate();
        return new PostgresCluster(options, PostgresPrograms.unpackedIn(options.programs()));
    }

    private PostgresCluster(PostgresOptions options, PostgresPrograms programs) {
        this.options = options;
        this.programs = programs;
    }

    String superuserPassword() {
        var file = options.folder().resolve("superuser-password");
        return PrivateFiles.readOrCreate(file, () -> UUID.randomUUID().toString());
    }

    /** Makes the data folder in one step: an interrupted attempt leaves nothing that looks like a cluster. */
    void create() {
        if (Files.exists(options.cluster().resolve("PG_VERSION"))) {
            return;
        }
        superuserPassword();
        var draft = options.folder().resolve("data.draft");
        deleteTree(draft);
        var ended = run(INITDB_LIMIT, initdb(draft));
        if (ended != 0) {
            throw new LaunchException("PostgreSQL's data folder could not be made: " + lastWords());
        }
        rename(draft, options.cluster());
    }

    private List<String> initdb(Path folder) {
        var command = new ArrayList<>(List.of(programs.path("initdb"), "-D", folder.toString(), "-U", "postgres"));
        command.addAll(List.of("--pwfile=" + options.folder().resolve("superuser-password")));
        command.addAll(List.of("--auth=scram-sha-256", "--encoding=UTF8", "--no-instructions"));
        command.addAll(List.of(
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8")); // the same order on every machine
        if (!options.durable()) {
            command.add("--no-sync");
        }
        return command;
    }

    /** Ends the server of an earlier run. A process id that meanwhile belongs to somebody else is left alone. */
    void endLeftover() {
        var note = new PostmasterPid(options.cluster());
        note.server().ifPresent(this::end);
        if (note.isReused()) {
            deleteTree(note.file());
        }
    }

    /** Stops the server with all data on disk; kills it when that takes too long, which costs it a recovery at its next start. */
    void end(ProcessHandle server) {
        stopGently();
        if (!ProcessEnd.within(server, Duration.ofSeconds(1))) { // it may still be about to end
            ProcessEnd.kill(server);
        }
    }

    Process startServer() {
        try {
            return builder(server()).start();
        } catch (IOException e) {
            throw new LaunchException("PostgreSQL could not be started: " + e.getMessage() + ".", e);
        }
    }

    private List<String> server() {
        var command = new ArrayList<>(
                List.of(programs.path("postgres"), "-D", options.cluster().toString()));
        var flush = options.durable() ? "on" : "off";
        for (var setting : List.of(
                "port=" + options.port(),
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=200",
                "timezone=UTC",
                "fsync=" + flush,
                "synchronous_commit=on", // off would lose confirmed rows already when the server is killed
                "full_page_writes=" + flush)) {
            command.addAll(List.of("-c", setting));
        }
        return OwnSession.of(command);
    }

    /** Disconnects all clients; nothing happens when no server runs. */
    private void stopGently() {
        var seconds = Long.toString(STOP_LIMIT.toSeconds());
        var data = options.cluster().toString();
        run(
                STOP_LIMIT.plusSeconds(5),
                List.of(programs.path("pg_ctl"), "stop", "-D", data, "-m", "fast", "-w", "-t", seconds));
    }

    String lastWords() {
        return String.join(" | ", options.log().lastLines(4));
    }

    private int run(Duration limit, List<String> command) {
        try {
            var process = builder(command).start();
            if (!ProcessEnd.within(process.toHandle(), limit)) {
                ProcessEnd.kill(process.toHandle());
            }
            return process.waitFor();
        } catch (IOException e) {
            throw new LaunchException(
                    "PostgreSQL's " + command.getFirst() + " could not be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Work on PostgreSQL's data folder was interrupted.", e);
        }
    }

    private ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(UserNamespace.unprivileged(command));
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("PG")); // PGDATA, PGPORT … of the person's shell
        return builder.directory(options.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(options.log().path().toFile()));
    }

    private static void rename(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LaunchException("The folder " + to + " cannot be made: " + e.getMessage() + ".", e);
        }
    }

    private static void deleteTree(Path path) {
        var children = path.toFile().listFiles();
        Arrays.stream(children == null ? new File[0] : children)
                .map(File::toPath)
                .forEach(PostgresCluster::deleteTree);
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new LaunchException("The file " + path + " cannot be deleted: " + e.getMessage() + ".", e);
        }
    }
}
