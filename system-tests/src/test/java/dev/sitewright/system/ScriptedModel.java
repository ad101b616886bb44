package dev.sitewright.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/** A model's provider whose answers are written down in {@code src/test/opencode/scenario.json}; OpenAI-compatible. */
final class ScriptedModel implements AutoCloseable {
    /** The key that it is asked with; it must never come back in an answer of ours. */
    static final String KEY = "scripted-key";

    private final Process process;
    private final String url;

    private ScriptedModel(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Starts it on a free port and returns when it answers. */
    static ScriptedModel start() {
        var folder = Path.of("src", "test", "opencode").toAbsolutePath();
        var command = new ProcessBuilder("node", "fake-model.mjs", "--port", "0", "--scenario", "scenario.json")
                .directory(folder.toFile())
                .redirectError(Redirect.INHERIT);
        try {
            var process = command.start();
            var firstLine = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
            if (firstLine == null) {
                throw new IllegalStateException("the scripted model did not start");
            }
            return new ScriptedModel(process, firstLine.substring(firstLine.indexOf("http://")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the base address of its API, with {@code /v1} */
    String url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
