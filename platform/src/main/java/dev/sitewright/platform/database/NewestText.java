package dev.sitewright.platform.database;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Keeps what the newest version of a service has made of its repeatable migrations. Flyway runs one again whenever it
 * differs from what has run; so a replica of the version before that starts meanwhile, as in a rolling upgrade, would put
 * its earlier text back. A text that has run here and was replaced since does not run again.
 */
@Singleton
class NewestText implements FlywayConfigurationCustomizer {
    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.resourceProvider(new NewestResources(configuration.getResourceProvider(), configuration));
    }
}
