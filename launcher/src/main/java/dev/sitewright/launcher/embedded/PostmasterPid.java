package dev.sitewright.launcher.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a running server notes of itself in its data folder; line 1 is its process id.
 *
 * <p>The start that it notes too is no use: it is read seconds after the process began when the machine is busy. So the server
 * is known by its command line, which names the data folder. To take a living server for a dead one would end in two servers on
 * one folder.
 */
record PostmasterPid(Path cluster) {

    Path file() {
        return cluster.resolve("postmaster.pid");
    }

    /** @return the server that runs on this folder */
    Optional<ProcessHandle> server() {
        return process().filter(this::isServer);
    }

    /** @return whether the noted id belongs to another program now, which keeps a new server from starting */
    boolean isReused() {
        return process().filter(process -> !isServer(process)).isPresent();
    }

    private Optional<ProcessHandle> process() {
        return firstLine().flatMap(ProcessHandle::of);
    }

    private boolean isServer(ProcessHandle process) {
        var info = process.info();
        var isPostgres =
                info.command().filter(path -> path.endsWith("/postgres")).isPresent();
        var arguments = info.arguments().map(Arrays::asList).orElse(List.of());
        return isPostgres && arguments.contains(cluster.toString());
    }

    private Optional<Long> firstLine() {
        try (var reader = Files.newBufferedReader(file())) {
            var line = reader.readLine();
            return line == null ? Optional.empty() : Optional.of(Long.parseLong(line.strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // none, or torn
        }
    }
}
