package dev.sitewright.bridge.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Makes git repositories, which workspaces are. */
public final class Repositories {
    private Repositories() {}

    /** Makes a folder one: what is taken back comes out of it. */
    public static void make(Path workspace) {
        try {
            var made = new ProcessBuilder("git", "init", "-q")
                    .directory(workspace.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(
                            ProcessBuilder.Redirect
                                    .INHERIT) // not the input: over it the test's own runner is told what to do
                    .start()
                    .waitFor();
            if (made != 0) {
                throw new IllegalStateException("git init: " + made);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
