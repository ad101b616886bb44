package dev.sitewright.launcher.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts a command into an operating-system session of its own. Without that, Ctrl-C in a terminal reaches every started
 * process at once, and PostgreSQL stops before the services have written their last rows.
 */
public final class OwnSession {
    private static final List<String> PREFIX = prefix();

    private OwnSession() {}

    /** @return the command that runs {@code command} in its own session; it replaces itself, so the process id stays */
    public static List<String> of(List<String> command) {
        var whole = new ArrayList<>(PREFIX);
        whole.addAll(command);
        return List.copyOf(whole);
    }

    /** {@code setsid} comes with every Linux; macOS lacks it and brings Perl. With neither, the command runs as it is. */
    private static List<String> prefix() {
        return program("setsid")
                .map(List::of)
                .or(() -> program("perl")
                        .map(perl -> List.of(perl, "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die $!", "--")))
                .orElse(List.of());
    }

    /** @return the path of {@code name} in one of the folders of PATH */
    public static Optional<String> program(String name) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
