package dev.sitewright.launcher.migration;

import static dev.sitewright.launcher.migration.SourceRepository.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.launcher.migration.SourceRepository.Ended;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is refused before any database is started. */
class ReconcileRefusalTest extends InSources {
    private static final String COLOUR = "alter table note add column colour text;";

    @Test
    void a_changed_file_of_the_main_line_is_refused() throws IOException {
        var first = NOTES + "V202601010000__note.sql";
        sources.write(first, sources.read(first).replace("body", "text"));
        assertRefused(
                sources.run("reconcile"), first + " is on the main line (main) and was changed here: bring it back");
    }

    @Test
    void a_deleted_or_renamed_file_of_the_main_line_is_refused() {
        sources.git("mv", NOTES + "V202601010000__note.sql", NOTES + "V202601010000__notes.sql");
        assertRefused(
                sources.run("reconcile"),
                "V202601010000__note.sql is on the main line (main) and was deleted or renamed");
    }

    @Test
    void two_files_of_one_version_are_refused() {
        sources.write(NOTES + "V202605010000__colour.sql", COLOUR).write(NOTES + "V202605010000__size.sql", COLOUR);
        assertRefused(
                sources.run("reconcile"), "have the same version 202605010000 in one database: rename one of them.");
    }

    @Test
    void a_version_that_platform_has_given_to_all_is_taken_too() {
        sources.write(NOTES + "V202605010000__colour.sql", COLOUR)
                .write("platform/src/main/resources/db/platform/V202605010000__outbox.sql", COLOUR);
        assertRefused(
                sources.run("reconcile"), "platform/src/main/resources/db/platform/V202605010000__outbox.sql have");
    }

    @Test
    void malformed_names_are_refused_all_at_once() {
        sources.write(NOTES + "V1__colour.sql", COLOUR)
                .write(NOTES + "V202613010000__colour.sql", COLOUR)
                .write(NOTES + "later/V202605010000__colour.sql", COLOUR);
        var ended = sources.run("reconcile");
        assertRefused(ended, "V1__colour.sql is malformed");
        assertThat(ended.err())
                .contains("202613010000 is no date and time", "later/V202605010000__colour.sql is malformed");
    }

    @Test
    void a_destructive_step_without_a_reason_is_refused() {
        sources.write(NOTES + "V202605010000__forget.sql", "alter table note drop column body;");
        assertRefused(sources.run("reconcile"), "V202605010000__forget.sql:1: `drop column body` drops a column");
    }

    @Test
    void an_unknown_main_line_is_refused() {
        assertRefused(sources.run("reconcile", "--main", "trunk"), "There is no commit 'trunk': name the main line");
    }

    @Test
    void a_branch_without_migrations_has_nothing_to_do() {
        var ended = sources.onMain(NOTES + "V202603010000__size.sql", COLOUR).run("reconcile");
        assertThat(ended.out()).isEqualToIgnoringNewLines("This branch adds no migration to main.");
        assertThat(ended.code()).isZero();
    }

    private static void assertRefused(Ended ended, String sentence) {
        assertThat(ended.err()).contains(sentence);
        assertThat(ended.code()).isEqualTo(1);
    }
}
