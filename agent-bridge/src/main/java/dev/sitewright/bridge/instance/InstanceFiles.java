package dev.sitewright.bridge.instance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sitewright.platform.secret.SecretBox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Files by which projects' settings reach their instances: {@code <project>.sealed} (AES-256-GCM; the key goes to OpenCode's process as a
 * variable, and is derived from the installation's), {@code <project>.loaded} (which of them the instance has, by the plugin's hand), and
 * skills in the clear. Blocking.
 */
@ApplicationScoped
public class InstanceFiles {
    /** What an instance has that was given nothing. */
    public static final String NOTHING = "none";

    /** Files of an earlier form have other names, and are written anew. */
    private static final String FORM = "sealed for one project ";

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Path folder;
    private final String key;
    private final SecureRandom random = new SecureRandom();

    @Inject
    InstanceFiles(@ConfigProperty(name = "sitewright.opencode.home") Path home, SecretBox secrets) {
        this(home, secrets.print("settings of projects in OpenCode"));
    }

    /**
     * Files in another home.
     *
     * @param key 32 bytes as hex digits
     */
    public InstanceFiles(Path home, String key) {
        this.folder = home.toAbsolutePath().normalize().resolve("projects");
        this.key = key;
    }

    /** @return variables for the process that works for all projects, the key of all their settings among them */
    public Map<String, String> environment() {
        return Map.of("SITEWRIGHT_PROJECTS", folder.toString(), "SITEWRIGHT_PROJECTS_KEY", key);
    }

    /** @return variables for a process that works for one project: it opens what is that project's, and nothing else */
    public Map<String, String> environment(String projectId) {
        return Map.of("SITEWRIGHT_PROJECTS", folder.toString(), "SITEWRIGHT_PROJECT_KEY", keyOf(projectId));
    }

    /** @return a name of settings, by which the same ones are known again */
    public static String nameOf(String settings) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest((FORM + settings).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** @return the name of the settings that a project's instance was made with last */
    public String loaded(String projectId) {
        try {
            return Files.readString(folder.resolve(projectId + ".loaded"));
        } catch (NoSuchFileException e) {
            return NOTHING;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the name of the settings that the project's next instance is to have */
    public String written(String projectId) {
        try (var lines = Files.lines(sealed(projectId))) {
            return lines.findFirst().orElse(NOTHING);
        } catch (NoSuchFileException e) {
            return NOTHING;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes what the project's next instance is to have.
     *
     * @param name of these settings and skills
     * @param settings JSON
     * @param skills the texts of skills by name
     */
    public void write(String projectId, String name, String settings, Map<String, String> skills) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            clear(skillsOf(projectId));
            for (var skill : skills.entrySet()) {
                var own = Files.createDirectories(skillsOf(projectId).resolve(skill.getKey()));
                Files.writeString(own.resolve("SKILL.md"), skill.getValue());
            }
            var fresh = folder.resolve(projectId + ".new");
            Files.writeString(fresh, name + "\n" + seal(settings, keyOf(projectId)));
            Files.move(fresh, sealed(projectId), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes away what the project's next instance would have. */
    public void remove(String projectId) {
        try {
            Files.deleteIfExists(sealed(projectId));
            clear(skillsOf(projectId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return where a project's skills lie */
    public Path skillsOf(String projectId) {
        return folder.resolve(projectId + ".skills");
    }

    private Path sealed(String projectId) {
        return folder.resolve(projectId + ".sealed");
    }

    private String keyOf(String projectId) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(projectId.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    private String seal(String text, String projectKey) {
        try {
            var nonce = new byte[NONCE];
            random.nextBytes(nonce);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(HexFormat.of().parseHex(projectKey), "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce));
            return Base64.getEncoder().encodeToString(nonce)
                    + "."
                    + Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    private static void clear(Path tree) throws IOException {
        if (Files.isDirectory(tree)) {
            try (var found = Files.walk(tree)) {
                for (var file : found.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
