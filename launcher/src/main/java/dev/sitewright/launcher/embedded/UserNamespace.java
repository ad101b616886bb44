package dev.sitewright.launcher.embedded;

import dev.sitewright.launcher.process.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. A root user of Sitewright gets it in a user namespace without a mapping: there it is
 * nobody, while its files stay root's, so that no folder has to change hands.
 */
final class UserNamespace {
    private UserNamespace() {}

    static List<String> unprivileged(List<String> command) {
        if (!isRoot()) {
            return command;
        }
        if (!canUnshare()) {
            throw new LaunchException("PostgreSQL does not run as root, and this machine forbids user namespaces:"
                    + " run Sitewright as an ordinary user.");
        }
        var whole = new ArrayList<>(List.of("unshare", "-U"));
        whole.addAll(command);
        return whole;
    }

    private static boolean isRoot() {
        try {
            var uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            return uid.equals(0);
        } catch (IOException | UnsupportedOperationException e) {
            return System.getProperty("user.name").equals("root"); // no /proc: macOS
        }
    }

    private static boolean canUnshare() {
        try {
            var probe = new ProcessBuilder("unshare", "-U", "true")
                    .redirectErrorStream(true)
                    .start();
            return probe.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
