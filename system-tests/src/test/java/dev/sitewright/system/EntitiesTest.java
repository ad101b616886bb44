package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sitewright.launcher.embedded.EmbeddedPostgres;
import dev.sitewright.launcher.embedded.PostgresOptions;
import dev.sitewright.launcher.migration.files.Locations;
import dev.sitewright.launcher.migration.files.MigrationFile;
import dev.sitewright.launcher.migration.files.MigrationFolder;
import dev.sitewright.launcher.migration.files.SourceTree;
import dev.sitewright.launcher.migration.files.Stamp;
import dev.sitewright.launcher.migration.replay.Entities;
import dev.sitewright.launcher.migration.replay.Replay;
import dev.sitewright.launcher.migration.replay.Replays;
import dev.sitewright.launcher.migration.replay.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The entities of the packaged services beside the schema that their migrations make. */
@Tag("system")
class EntitiesTest {
    private static final Path ROOT = RunningSystem.root();
    private static final MigrationFolder PROJECTS = new MigrationFolder("project-service", "migration");

    @TempDir
    Path folder;

    @Test
    void entities_fit_their_migrations_and_a_renamed_column_is_told() {
        var tree = SourceTree.onDisk(ROOT);
        var after = tree.sharingDatabaseWith(PROJECTS).getLast().stamp().next();
        var rename = script(after, "alter table project rename column agent_state to agent;");
        assertThat(check("fit", replay(tree, List.of()))).isEqualTo("fit");
        assertThatThrownBy(() -> check("misfit", replay(tree, List.of(rename))))
                .hasMessage("project-service: the entities do not fit the migrated schema:"
                        + " missing column [agent_state] in table [project].");
    }

    private String check(String name, Replay replay) {
        var work = folder.resolve(name);
        var options = PostgresOptions.in(work.resolve("postgresql")).forgetful();
        try (var server = EmbeddedPostgres.start(options)) {
            var replayed = new Replays(server, work.resolve("scripts")).run(replay);
            return new Entities(ROOT, work.resolve("data")).check(PROJECTS.module(), replayed.migrated());
        }
    }

    private static Replay replay(SourceTree tree, List<Script> own) {
        var scripts = tree.runningIn(Locations.of(PROJECTS, read(PROJECTS.settings())))
                .map(file -> new Script(file.name(), file.path(), read(file.path())))
                .toList();
        return new Replay(
                PROJECTS, scripts, Stream.concat(scripts.stream(), own.stream()).toList(), List.of());
    }

    private static Script script(Stamp stamp, String sql) {
        var file = new MigrationFile(PROJECTS, stamp, "rename");
        return new Script(file.name(), file.path(), sql);
    }

    private static String read(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
