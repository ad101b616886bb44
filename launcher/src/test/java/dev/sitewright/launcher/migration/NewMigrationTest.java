package dev.sitewright.launcher.migration;

import static dev.sitewright.launcher.migration.SourceRepository.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class NewMigrationTest {

    @TempDir
    Path folder;

    @Test
    void a_new_migration_is_named_by_the_utc_minute() throws IOException {
        var sources = new SourceRepository(folder);
        var ended = sources.run("new", "notes", "add_colour");
        assertThat(ended.code()).isZero();
        assertThat(ended.out().strip()).isEqualTo(NOTES + "V202606011230__add_colour.sql");
        assertThat(sources.read(ended.out().strip())).startsWith("-- add colour, in the database of notes.\n");
    }

    @Test
    void it_runs_after_every_other_of_its_database_also_those_that_platform_gives() {
        var sources = new SourceRepository(folder)
                .write("platform/src/main/resources/db/platform/V202712312359__outbox.sql", "select 1;");
        assertThat(sources.run("new", "notes", "add_colour").out()).contains("V202801010000__add_colour.sql");
        assertThat(sources.run("new", "platform", "inbox").out())
                .isEqualToIgnoringNewLines("platform/src/main/resources/db/platform/V202801010001__inbox.sql");
    }

    @Test
    void a_malformed_name_and_an_unknown_service_are_refused() throws IOException {
        var sources = new SourceRepository(folder);
        var name = sources.run("new", "notes", "Add-Colour");
        assertThat(name.code()).isEqualTo(1);
        assertThat(name.err()).startsWith("The migration name 'Add-Colour' is malformed: use lower-case words");
        var service = sources.run("new", "letters", "add_colour");
        assertThat(service.code()).isEqualTo(1);
        assertThat(service.err()).isEqualToIgnoringNewLines("There is no service 'letters'; there are notes.");
        assertThat(sources.migrations()).hasSize(1);
    }
}
