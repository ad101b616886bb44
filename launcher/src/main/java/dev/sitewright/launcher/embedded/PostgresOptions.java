package dev.sitewright.launcher.embedded;

import dev.sitewright.launcher.process.LogFile;
import dev.sitewright.launcher.process.Ports;
import java.nio.file.Path;

/**
 * Where and how an embedded PostgreSQL runs.
 *
 * @param folder holds the cluster ({@code data}) and the superuser's password; made when missing, kept afterwards
 * @param programs where PostgreSQL's own files are unpacked once; can be shared by many servers
 * @param log what the server prints
 * @param port on loopback
 * @param durable whether a confirmed transaction survives a power cut: always for a user's data
 */
public record PostgresOptions(Path folder, Path programs, LogFile log, int port, boolean durable) {

    /** @return options for data that must last: on a free port, programs in the user's cache folder */
    public static PostgresOptions in(Path folder) {
        var cache = Path.of(System.getProperty("user.home"), ".cache", "sitewright", "postgresql");
        return new PostgresOptions(folder, cache, new LogFile(folder.resolve("postgresql.log")), Ports.free(), true);
    }

    public PostgresOptions onPort(int port) {
        return new PostgresOptions(folder, programs, log, port, durable);
    }

    public PostgresOptions programsIn(Path programs) {
        return new PostgresOptions(folder, programs, log, port, durable);
    }

    public PostgresOptions logTo(Path file) {
        return new PostgresOptions(folder, programs, new LogFile(file), port, durable);
    }

    /** @return the same without any flush to disk: faster, and only for data that is thrown away */
    public PostgresOptions forgetful() {
        return new PostgresOptions(folder, programs, log, port, false);
    }

    Path cluster() {
        return folder.resolve("data");
    }
}
