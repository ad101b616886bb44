package dev.sitewright.launcher.process;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which process is meant. A process id alone is not enough: the operating system gives it to another one some time after
 * the end of the first.
 *
 * @param start when it began
 */
public record ProcessIdentity(long pid, Instant start) {
    /** Starts come in whole seconds from some sources, and from a boot time that moves a little when the clock is corrected. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    /** @return nothing when the process has ended already */
    public static Optional<ProcessIdentity> of(ProcessHandle process) {
        return process.info().startInstant().map(start -> new ProcessIdentity(process.pid(), start));
    }

    /** @return what {@link #write} has written; nothing when there is no such file or it is torn */
    public static Optional<ProcessIdentity> read(Path file) {
        return PrivateFiles.find(file).flatMap(ProcessIdentity::parse);
    }

    public void write(Path file) {
        PrivateFiles.write(file, pid + " " + start.toEpochMilli());
    }

    /** @return the process when it still runs */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle process) {
        return process.info()
                .startInstant()
                .filter(began -> Duration.between(began, start).abs().compareTo(TOLERANCE) < 0)
                .isPresent();
    }

    private static Optional<ProcessIdentity> parse(String text) {
        var words = text.split(" ", 2);
        try {
            return Optional.of(
                    new ProcessIdentity(Long.parseLong(words[0]), Instant.ofEpochMilli(Long.parseLong(words[1]))));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
