package dev.sitewright.bench;

import dev.sitewright.bench.run.BenchServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What the figures were made on. */
public final class Machine {
    private Machine() {}

    /** @return processors, runtimes and the server's settings, a line each */
    public static String describe(BenchServer server) throws SQLException {
        var settings = server.settings().entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
        return """
                Machine: %d processors, %s %s, load average %.1f at the start; client and server side by side
                Runtimes: Java %s, Node.js %s
                PostgreSQL: %s
                """.formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        Runtime.version(),
                        nodeVersion(),
                        settings);
    }

    private static String nodeVersion() {
        try {
            var node = new ProcessBuilder("node", "--version").start();
            var version = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            node.waitFor(5, TimeUnit.SECONDS);
            return version;
        } catch (IOException e) {
            return "not found";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
