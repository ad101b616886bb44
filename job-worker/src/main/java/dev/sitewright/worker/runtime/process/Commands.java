package dev.sitewright.worker.runtime.process;

import dev.sitewright.worker.runtime.PreviewRuntime.Result;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs commands that end by themselves, and makes sure that they end. */
@ApplicationScoped
class Commands {
    private static final int OUTPUT_BYTES = 65_536;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /**
     * Blocks until the command has ended.
     *
     * @throws CommandTimedOut when it did not end in time; it has been ended then, with all that it started
     * @throws InterruptedException when interrupted; it has been ended then as well
     */
    Result run(ProcessBuilder builder, Duration limit) throws IOException, InterruptedException {
        var output = Files.createTempFile("sitewright-command", ".log");
        var process = builder.redirectOutput(output.toFile()).start();
        var child = Child.of(process.toHandle());
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CommandTimedOut(limit);
            }
            return new Result(process.exitValue(), end(output));
        } finally {
            if (child.isAlive()) {
                child.stop(PATIENCE);
            }
            Files.delete(output);
        }
    }

    private static String end(java.nio.file.Path output) throws IOException {
        var bytes = Files.readAllBytes(output);
        var start = Math.max(0, bytes.length - OUTPUT_BYTES);
        return new String(bytes, start, bytes.length - start, java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The command took too long. */
    static final class CommandTimedOut extends IOException {
        CommandTimedOut(Duration limit) {
            super("The command did not end within " + limit.toSeconds() + " seconds.");
        }
    }
}
