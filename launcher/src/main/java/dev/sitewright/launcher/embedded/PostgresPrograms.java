package dev.sitewright.launcher.embedded;

import dev.sitewright.launcher.process.LaunchException;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.FileUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's own executables, unpacked from the archive that Maven fetched for this operating system.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresPrograms(Path folder) {

    String path(String program) {
        return folder.resolve("bin").resolve(program).toString();
    }

    /** Unpacks into a folder named by the archive's hash; a second caller, in any process, finds it done or does it again beside. */
    static PostgresPrograms unpackedIn(Path cache) {
        try {
            var archive = archive();
            var folder = cache.resolve(hash(archive));
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(cache);
                unpackTo(folder, archive, Files.createTempDirectory(cache, "unpacking"));
            }
            return new PostgresPrograms(folder);
        } catch (IOException e) {
            throw new LaunchException(
                    "PostgreSQL could not be unpacked into " + cache + ": " + e.getMessage() + ".", e);
        }
    }

    private static byte[] archive() throws IOException {
        var system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
        var machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        try (var stream = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            return stream.readAllBytes();
        } catch (IllegalStateException e) {
            throw new LaunchException("There is no PostgreSQL for " + system + " on " + machine + ".", e);
        }
    }

    private static void unpackTo(Path folder, byte[] archive, Path work) throws IOException {
        try {
            unpack(archive, work);
            Files.move(
                    work,
                    folder,
                    StandardCopyOption.ATOMIC_MOVE); // so that a half-unpacked folder is never taken for a whole one
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            FileUtils.deleteDirectory(work.toFile()); // another process was faster with the same archive
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                var file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("the archive names " + entry.getName() + ", outside its own folder");
                }
                write(tar, entry, file);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            var executable = (entry.getMode() & 0100) != 0 || entry.getName().contains("bin/");
            if (executable && !file.toFile().setExecutable(true, false)) {
                throw new IOException(file + " cannot be made executable");
            }
        }
    }

    private static String hash(byte[] archive) {
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(sum, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
