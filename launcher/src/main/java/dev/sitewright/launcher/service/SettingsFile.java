package dev.sitewright.launcher.service;

import dev.sitewright.launcher.process.PrivateFiles;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** A service's settings as the file that its configuration reads beside the defaults in its jar. */
final class SettingsFile {
    /** Above a service's own application.properties (250), below environment (300) and system properties (400). */
    private static final String ORDINAL = "275";

    private SettingsFile() {}

    static void write(Path file, Map<String, String> settings) {
        var properties = new Properties();
        settings.forEach((key, value) -> properties.setProperty(key, literal(value)));
        properties.setProperty("config_ordinal", ORDINAL);
        try (var text = new StringWriter()) {
            properties.store(text, "Written by the launcher at each start: changes are lost.");
            PrivateFiles.write(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the location as a URI, which is what the configuration expects; a comma would separate two locations */
    static String location(Path file) {
        return file.toUri().toString().replace(",", "%2C");
    }

    /** Keeps the configuration from reading {@code ${…}} in a password or a path as a reference to another setting. */
    private static String literal(String value) {
        return value.replace("$", "\\$");
    }
}
