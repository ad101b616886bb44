package dev.sitewright.launcher.data;

import dev.sitewright.launcher.process.LaunchException;
import dev.sitewright.launcher.process.LogFile;
import dev.sitewright.launcher.process.PrivateFiles;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where everything of one Sitewright lies.
 *
 * @param path absolute
 */
public record DataFolder(Path path) {

    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** Makes the folder, for its owner only; fails when nothing can be written into it. */
    public DataFolder create() {
        try {
            PrivateFiles.folder(path);
            PrivateFiles.folder(children());
        } catch (LaunchException e) {
            throw new LaunchException(e.getMessage() + " Choose another data folder with --data.", e);
        }
        if (!Files.isWritable(path)) {
            throw new LaunchException(
                    "The data folder " + path + " is not writable. Choose another data folder with --data.");
        }
        return this;
    }

    public Path postgres() {
        return path.resolve("postgresql");
    }

    public Path kafka() {
        return path.resolve("kafka");
    }

    public Path workspaces() {
        return path.resolve("workspaces");
    }

    public Path openCode() {
        return path.resolve("opencode");
    }

    public Path secret(String name) {
        return path.resolve("secrets").resolve(name);
    }

    public Path settings(String service) {
        return path.resolve("config").resolve(service + ".properties");
    }

    public LogFile log(String part) {
        return new LogFile(path.resolve("logs").resolve(part + ".log"));
    }

    /** @return what can be made again at any time, such as unpacked programs */
    public Path cache() {
        return path.resolve("cache");
    }

    /** @return the folder of notes about what runs now */
    public Path run() {
        return path.resolve("run");
    }

    /** @return where services note the processes that outlive a kill of theirs: agents and previews */
    public Path children() {
        return run().resolve("children");
    }

    Path parts() {
        return run().resolve("parts");
    }
}
