package dev.sitewright.system;

import dev.sitewright.launcher.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One more gateway of a running system, as packaged, in a process of its own; the launcher knows nothing of it. */
final class SecondGateway implements AutoCloseable {
    private final RunningSystem system;
    private final int port = Ports.free();
    private Process process;

    private SecondGateway(RunningSystem system) {
        this.system = system;
        this.process = launch();
    }

    /** Starts it, and returns when it can work. */
    static SecondGateway of(RunningSystem system) {
        var gateway = new SecondGateway(system);
        gateway.awaitReady();
        return gateway;
    }

    /** @return where it answers, also after it was started again */
    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Ends it without a warning, and starts it again. */
    void kill() {
        process.destroyForcibly();
        startAgain();
    }

    /** Has it end as an operator would, and starts it again. */
    void restart() {
        stop();
        startAgain();
    }

    /** Has it end as an operator would. */
    void stop() {
        process.destroy();
        Wait.until("its end", () -> !process.isAlive(), process::toString);
    }

    private void startAgain() {
        Wait.until("its end", () -> !process.isAlive(), process::toString);
        process = launch();
    }

    /** Waits until it can work. */
    void awaitReady() {
        Wait.until("the second gateway", this::isReady, () -> "see " + log());
    }

    private boolean isReady() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var ready = HttpRequest.newBuilder(URI.create(address() + "/q/health/ready"));
            return http.send(ready.build(), BodyHandlers.discarding()).statusCode() == 200;
        }
    }

    private Process launch() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var jar = RunningSystem.root().resolve(Path.of("api-gateway", "target", "quarkus-app", "quarkus-run.jar"));
        try {
            Files.createDirectories(log().getParent());
            return new ProcessBuilder(List.of(
                            java,
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Dsmallrye.config.locations="
                                    + system.gatewaySettings().toUri(),
                            "-Dquarkus.http.port=" + port,
                            "-jar",
                            jar.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path log() {
        return Path.of("target", "logs", "second-gateway.log").toAbsolutePath();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        Wait.until("its end", () -> !process.isAlive(), process::toString);
    }
}
