package dev.sitewright.launcher.service;

import dev.sitewright.launcher.data.DataFolder;
import dev.sitewright.launcher.process.Ports;
import dev.sitewright.launcher.process.PrivateFiles;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;

/**
 * Which part listens where, for one run of the launcher: the usual port when it is free, else the one of the last run,
 * else any. The choice is kept, so that addresses stay the same from run to run as long as nobody else takes them.
 */
public final class PortPlan {
    private final Path file;
    private final boolean usual;
    private final Properties last = new Properties();
    private final Properties chosen = new Properties();
    private final Set<Integer> given = new HashSet<>();

    /** @param usual whether the usual ports are tried: not when several systems run beside each other, as in tests */
    public PortPlan(DataFolder data, boolean usual) {
        this.file = data.run().resolve("ports.properties");
        this.usual = usual;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                last.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                last.clear(); // only a preference
            }
        }
    }

    /** @return the part's port, different from those of all other parts */
    public int choose(String part, int usualPort) {
        var lastPort = Integer.parseInt(last.getProperty(part, "0"));
        var port = usual && isOpen(usualPort) ? usualPort : lastPort > 0 && isOpen(lastPort) ? lastPort : other();
        given.add(port);
        chosen.setProperty(part, Integer.toString(port));
        return port;
    }

    /** Keeps the choice for the next run. */
    public void save() {
        var text = new StringBuilder();
        chosen.forEach(
                (part, port) -> text.append(part).append('=').append(port).append('\n'));
        PrivateFiles.write(file, text.toString());
    }

    private boolean isOpen(int port) {
        return !given.contains(port) && Ports.isFree(port);
    }

    private int other() {
        var port = Ports.free();
        while (given.contains(port)) {
            port = Ports.free();
        }
        return port;
    }
}
