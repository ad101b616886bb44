package dev.sitewright.worker.runtime.process;

import dev.sitewright.worker.runtime.RuntimeConfig;
import dev.sitewright.worker.runtime.RuntimeConfig.SandboxMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * bubblewrap around previews, when it works on this machine: they see the system's programs, their workspace and their server's files,
 * no other file and no other process. The network is the machine's, because a preview has to be reached.
 */
@ApplicationScoped
class Sandbox {
    private static final Logger LOG = Logger.getLogger(Sandbox.class);
    private static final List<String> SYSTEM = List.of(
            "/usr",
            "/bin",
            "/sbin",
            "/lib",
            "/lib32",
            "/lib64",
            "/nix/store",
            "/etc/alternatives",
            "/etc/hosts",
            "/etc/ld.so.cache",
            "/etc/localtime",
            "/etc/nsswitch.conf",
            "/etc/passwd",
            "/etc/resolv.conf",
            "/etc/ssl");
    private static final int PROBE_SECONDS = 5;

    private final SandboxMode mode;
    private final String bubblewrap = Programs.find("bwrap").toString();
    private volatile boolean works;

    Sandbox(RuntimeConfig config) {
        this.mode = config.sandbox();
    }

    void probe(@Observes StartupEvent event) {
        works = mode == SandboxMode.AUTO && probe();
        LOG.info(works ? "Previews run in a bubblewrap sandbox" : "Previews run without a sandbox: " + reason());
    }

    boolean isOn() {
        return works;
    }

    private String reason() {
        return mode == SandboxMode.OFF
                ? "sitewright.runtime.sandbox is off"
                : "bwrap is missing or may not be used here";
    }

    private boolean probe() {
        try {
            var process = new ProcessBuilder(wrapped(List.of(), List.of(), Path.of("/"), List.of("/bin/sh", "-c", ":")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var ended = process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // no bwrap
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @return the command as it is to be started: in the sandbox, or as it is when there is none */
    List<String> wrap(List<Path> readable, List<Path> writable, Path folder, List<String> command) {
        return works ? wrapped(readable, writable, folder, command) : command;
    }

    /** No {@code --die-with-parent}: a preview outlives a killed service. */
    private List<String> wrapped(List<Path> readable, List<Path> writable, Path folder, List<String> command) {
        var all = new ArrayList<>(
                List.of(bubblewrap, "--unshare-ipc", "--unshare-uts", "--unshare-pid", "--new-session"));
        SYSTEM.forEach(path -> all.addAll(List.of("--ro-bind-try", path, path)));
        all.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"));
        readable.forEach(path -> all.addAll(List.of("--ro-bind", path.toString(), path.toString())));
        writable.forEach(path -> all.addAll(List.of("--bind", path.toString(), path.toString())));
        return Stream.of(all, List.of("--chdir", folder.toString(), "--"), command)
                .flatMap(List::stream)
                .toList();
    }
}
