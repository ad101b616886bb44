package dev.sitewright.bridge.demomodel;

import io.quarkus.value.registry.ValueRegistry;
import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the demo model is, and the key that opens it. The key is kept in a file: OpenCode may outlive this process and goes on using it. */
@ApplicationScoped
public class DemoModel {
    /** The model's id at its endpoint. */
    public static final String MODEL = "demo";

    /** The model's name wherever people see it. */
    public static final String NAME = "Sitewright demo model";

    static final String PATH = "/demo-model/v1";

    private static final int KEY_BYTES = 24;

    private final String key;
    private final ValueRegistry values;

    DemoModel(@ConfigProperty(name = "sitewright.opencode.home") Path home, ValueRegistry values) {
        this.key = keyIn(home.toAbsolutePath().resolve("demo-model.key"));
        this.values = values;
    }

    /** @return the key that its endpoint asks for */
    public String key() {
        return key;
    }

    /** @return its base address; empty until this process listens */
    public Optional<URI> address() {
        int port = values.getOrDefault(HttpServer.HTTP_PORT, -1);
        return port <= 0 ? Optional.empty() : Optional.of(URI.create("http://127.0.0.1:" + port + PATH));
    }

    boolean opensWith(String offered) {
        return MessageDigest.isEqual(
                key.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                offered.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String keyIn(Path file) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            var random = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(random);
            var fresh = "demo-" + HexFormat.of().formatHex(random);
            Files.createDirectories(file.getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, fresh);
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException("The demo model's key cannot be kept in " + file, e);
        }
    }
}
