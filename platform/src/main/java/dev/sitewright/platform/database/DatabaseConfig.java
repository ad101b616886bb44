package dev.sitewright.platform.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The service's own database. The pool and Flyway are configured from the same keys. */
@ConfigMapping(prefix = "sitewright.db")
interface DatabaseConfig {
    /** Host name or address of the PostgreSQL server. */
    @WithDefault("127.0.0.1")
    String host();

    /** Its port. */
    @WithDefault("5432")
    int port();

    /** The database, which belongs to this service alone. */
    String name();

    /** The role that owns the database. */
    String user();

    /** The role's password. */
    String password();
}
