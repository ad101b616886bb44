package dev.sitewright.launcher.migration.replay;

import dev.sitewright.launcher.embedded.Database;
import dev.sitewright.launcher.migration.files.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Runs scripts by Flyway, as the services do, and tells a failure by file and line. */
final class Migrator {
    /** The line of the driver's message that holds nothing but a number; its label is in the person's language. */
    private static final Pattern POSITION = Pattern.compile("\n  [^\n]*?: (\\d+)(?=\n|$)");

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
                .locations("filesystem:" + folder);
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
                Files.writeString(folder.resolve(script.file().name()), script.sql());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String sentence(FlywayException failure, String where) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FlywaySqlScriptException script && script.getCause() instanceof SQLException error) {
                var message = String.valueOf(error.getMessage());
                return source(script) + ":" + line(script, message) + ": fails " + where + ": " + readable(message);
            }
        }
        return "Flyway refuses the migrations " + where + ": " + failure.getMessage();
    }

    private String source(FlywaySqlScriptException failure) {
        var resource = failure.getResource();
        var name = resource == null ? "" : resource.getFilename();
        return scripts.stream()
                .filter(script -> script.file().name().equals(name))
                .map(Script::source)
                .findFirst()
                .orElse(name);
    }

    /** PostgreSQL tells the letter within the statement, Flyway the line on which that begins. */
    private static int line(FlywaySqlScriptException failure, String message) {
        var statement = failure.getStatement();
        var letter = POSITION.matcher(message);
        var before = letter.find() ? Math.clamp(Long.parseLong(letter.group(1)) - 1, 0, statement.length()) : 0;
        return failure.getLineNumber()
                + (int) statement
                        .substring(0, before)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private static String readable(String message) {
        return POSITION.matcher(message).replaceFirst("").replace("\n  ", "; ");
    }
}
