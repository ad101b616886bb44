package dev.sitewright.launcher.migration.replay;

import dev.sitewright.launcher.embedded.Database;
import dev.sitewright.launcher.embedded.EmbeddedPostgres;
import dev.sitewright.launcher.migration.files.Refusal;
import dev.sitewright.launcher.migration.fill.Filler;
import dev.sitewright.launcher.migration.fill.Filler.Filled;
import dev.sitewright.launcher.migration.schema.SchemaText;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Replays on databases of one server: each service gets an empty one, and one that looks as if it were in use. */
public final class Replays {
    private final EmbeddedPostgres server;
    private final Path work;

    /** @param work an empty folder for the scripts */
    public Replays(EmbeddedPostgres server, Path work) {
        this.server = server;
        this.work = work;
    }

    /** Fails with a {@link Refusal} that names file and line when a script does not run. */
    public Replayed run(Replay replay) {
        var name = replay.service().module();
        var empty = database(name + "-empty");
        new Migrator(empty, replay.whole(), work.resolve(empty.name())).migrate("on an empty database");
        var used = database(name + "-used");
        new Migrator(used, replay.mainLine(), work.resolve(used.name() + "-main")).migrate("as part of the main line");
        try (var connection = connect(used)) {
            var before = SchemaText.of(connection);
            var rows = fill(connection, replay);
            new Migrator(used, replay.whole(), work.resolve(used.name())).migrate("on a database with data");
            var after = SchemaText.of(connection);
            return new Replayed(before, after, rows, used);
        } catch (SQLException e) {
            throw new Refusal("The replay of " + name + " failed: " + e.getMessage() + ".");
        }
    }

    private static List<Filled> fill(Connection connection, Replay replay) throws SQLException {
        for (var seed : replay.seeds()) {
            try (var statement = connection.createStatement()) {
                statement.execute(seed);
            } catch (SQLException e) {
                throw new Refusal("A seed of " + replay.service().module() + " (src/test/resources/db/seed, as on the"
                        + " main line) does not fit the main line's schema: " + e.getMessage() + ".");
            }
        }
        return new Filler(connection).fill();
    }

    private Database database(String name) {
        return server.createDatabase(name, name, UUID.randomUUID().toString());
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
