package dev.sitewright.bridge.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a command finds around it: the system's programs to read, an empty {@code /tmp} of its own, its own processes only, no
 * environment but what is said here. It ends with everything it has started.
 */
record Bubblewrap(Path program, Path shell, boolean network, List<Path> readable) {
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
    private static final List<String> PASSED_ON = List.of(
            "LANG",
            "LC_ALL",
            "LC_CTYPE",
            "TZ",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "http_proxy",
            "https_proxy",
            "no_proxy");

    /** Inside the sandbox, where the temporary folder is its own memory: no folder of the machine. */
    private static final String HOME = "/tmp/home";

    private static final int PROBE_SECONDS = 5;

    /** @return whether it may be used on this machine; blocking */
    boolean works() {
        try {
            var command = new ArrayList<>(List.of(program.toString()));
            command.addAll(arguments());
            command.addAll(List.of("--", shell.toString(), "-c", ":"));
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var ended = process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @return the arguments that are the same for every command */
    List<String> arguments() {
        var all = new ArrayList<>(List.of(
                "--unshare-user-try",
                "--unshare-pid",
                "--unshare-ipc",
                "--unshare-uts",
                "--unshare-cgroup-try",
                "--die-with-parent"));
        all.addAll(List.of("--cap-drop", "ALL"));
        if (!network) {
            all.add("--unshare-net");
        }
        SYSTEM.forEach(path -> all.addAll(List.of("--ro-bind-try", path, path)));
        all.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--dir", HOME));
        readable.forEach(path -> all.addAll(List.of("--ro-bind-try", path.toString(), path.toString())));
        all.add("--clearenv");
        all.addAll(List.of("--setenv", "PATH", Programs.path(), "--setenv", "HOME", HOME));
        PASSED_ON.forEach(name -> Optional.ofNullable(System.getenv(name))
                .ifPresent(value -> all.addAll(List.of("--setenv", name, value))));
        return all;
    }

    /** @return a program's own folder, when it is outside of the system's; none for one that lies in a person's files */
    static Optional<Path> folderOf(Path program) {
        try {
            var home = Path.of(System.getProperty("user.home"));
            return Optional.ofNullable(program.toRealPath().getParent())
                    .map(Path::getParent)
                    .filter(folder -> SYSTEM.stream().noneMatch(folder::startsWith))
                    .filter(folder -> !home.startsWith(folder));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Writes the arguments as bubblewrap reads them from a file: they would crowd the command out of the process's line otherwise. */
    void writeArguments(Path file) throws IOException {
        Files.writeString(file, String.join("\0", arguments()) + "\0");
    }
}
