package dev.sitewright.launcher.migration.replay;

import dev.sitewright.launcher.embedded.Database;
import dev.sitewright.launcher.migration.files.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Runs scripts by Flyway, as the services do, and tells a failure by file and line. */
final class Migrator {
    /** What Flyway has to say arrives as an exception. Held here, since a logger that nobody holds forgets its level. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    static {
        FLYWAY.setLevel(Level.OFF);
    }

    private final Database database;
    private final List<Script> scripts;
    private final Path folder;

    /** @param folder new; gets one file per script */
    Migrator(Database database, List<Script> scripts, Path folder) {
        this.database = database;
        this.scripts = scripts;
        this.folder = folder;
    }

    /** @param where says in a failure which of the databases it was */
    void migrate(String where) {
        write();
        var configuration = Flyway.configure()
                .dataSource(database.jdbcUrl() + "?options=-c%20lock_timeout=20s", database.user(), database.password())
                .locations("filesystem:" + folder)
                .ignoreMigrationPatterns("repeatable:missing"); // the branch may do without one, as services may
        // What makes an index concurrently waits for every open transaction, so Flyway's lock must not be one.
        configuration
                .getPluginRegister()
                .getExact(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        try {
            configuration.load().migrate();
        } catch (FlywayException e) {
            throw new Refusal(sentence(e, where));
        }
    }

    private void write() {
        try {
            Files.createDirectories(folder);
            for (var script : scripts) {
                Files.writeString(folder.resolve(script.name()), script.sql());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String sentence(FlywayException failure, String where) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FlywaySqlScriptException script && script.getCause() instanceof SQLException error) {
                return new ScriptFailure(script, String.valueOf(error.getMessage())).sentence(scripts, where);
            }
        }
        return "Flyway refuses the migrations " + where + ": " + failure.getMessage();
    }
}
