package dev.sitewright.launcher.data;

import dev.sitewright.launcher.process.LaunchException;
import dev.sitewright.launcher.process.PrivateFiles;
import dev.sitewright.launcher.process.ProcessIdentity;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The right to run on a data folder: a lock that the operating system takes back when its holder ends, however that
 * ended, and beside it a note of who holds it and where the gateway is.
 */
public final class Running implements AutoCloseable {
    private final DataFolder data;
    private final FileChannel channel;
    private final FileLock lock;

    private Running(DataFolder data, FileChannel channel, FileLock lock) {
        this.data = data;
        this.channel = channel;
        this.lock = lock;
    }

    /** @return nothing when another launcher runs on this folder */
    public static Optional<Running> take(DataFolder data) {
        PrivateFiles.folder(data.run());
        try {
            var channel = FileChannel.open(
                    data.run().resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            Files.deleteIfExists(urlFile(data)); // of a launcher that was killed
            ProcessIdentity.of(ProcessHandle.current()).ifPresent(me -> me.write(pidFile(data)));
            return Optional.of(new Running(data, channel, lock));
        } catch (IOException e) {
            throw new LaunchException(
                    "The data folder " + data.path() + " cannot be locked: " + e.getMessage() + ".", e);
        }
    }

    /** @return the launcher that runs on this folder now */
    public static Optional<ProcessHandle> launcherOf(DataFolder data) {
        return ProcessIdentity.read(pidFile(data)).flatMap(ProcessIdentity::find);
    }

    public DataFolder data() {
        return data;
    }

    /** Tells others where the gateway is; until then they know that this launcher is still starting. */
    public void serves(String url) {
        PrivateFiles.write(urlFile(data), url);
    }

    /** @return the gateway's address; nothing while the launcher starts, and when none runs */
    public static Optional<String> urlOf(DataFolder data) {
        return launcherOf(data).flatMap(launcher -> PrivateFiles.find(urlFile(data)));
    }

    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(urlFile(data));
            Files.deleteIfExists(pidFile(data));
            lock.release();
        } catch (IOException e) {
            throw new LaunchException(
                    "The data folder " + data.path() + " cannot be released: " + e.getMessage() + ".", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very JVM
        }
    }

    private static Path pidFile(DataFolder data) {
        return data.run().resolve("launcher.pid");
    }

    private static Path urlFile(DataFolder data) {
        return data.run().resolve("gateway.url");
    }
}
