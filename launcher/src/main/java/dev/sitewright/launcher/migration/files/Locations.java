package dev.sitewright.launcher.migration.files;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The folders whose migrations run in the database of a service.
 *
 * @param optional names of platform's folders that its settings ask for
 */
public record Locations(MigrationFolder service, Set<String> optional) {
    private static final String KEY = "quarkus.flyway.locations";

    /** @param settings the service's {@code application.properties}; empty when it has none */
    public static Locations of(MigrationFolder service, String settings) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Locations(
                service,
                Arrays.stream(properties.getProperty(KEY, "").split(","))
                        .map(location -> location.strip().replaceFirst("^db/", ""))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    public boolean include(MigrationFolder folder) {
        return folder.equals(service) || folder.isShared() || (folder.isOptional() && optional.contains(folder.name()));
    }
}
