package dev.sitewright.launcher.migration;

import static dev.sitewright.launcher.migration.SourceRepository.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Migrations that are edited in place. */
class RepeatableTest extends InSources {
    private static final String COUNT = NOTES + "R__note_count.sql";
    private static final String TOLD = "platform/src/main/resources/db/told/R__told_facts.sql";

    @Test
    void a_change_is_replayed_on_what_the_main_line_had_and_shown() throws IOException {
        sources.onMain(COUNT, counting("count(*)")).git("merge", "-q", "main");
        var ended = sources.write(COUNT, counting("count(distinct owner)")).run("reconcile");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out())
                .contains(
                        COUNT + " runs anew",
                        "  @@ function note_count()\n",
                        "\n  -        select count(*) from note",
                        "\n  +        select count(distinct owner) from note",
                        "All is well.");
        assertThat(sources.migrations()).containsExactly("R__note_count.sql", "V202601010000__note.sql");
    }

    @Test
    void it_runs_behind_the_versioned_migrations_that_it_needs() {
        var ended = sources.write(COUNT, counting("count(colour)"))
                .write(NOTES + "V202602010000__colour.sql", "alter table note add column colour text;")
                .run("reconcile");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("+function note_count()");
    }

    @Test
    void what_was_changed_on_both_sides_is_merged_first() throws IOException {
        sources.onMain(COUNT, counting("count(*)")).git("merge", "-q", "main");
        sources.write(COUNT, counting("count(distinct owner)")).onMain(COUNT, counting("count(body)"));
        var ended = sources.run("reconcile");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .isEqualToIgnoringNewLines(
                        COUNT + " was changed here and on the main line (main): merge it first (git merge main).");
    }

    @Test
    void one_can_be_taken_away() {
        sources.onMain(COUNT, counting("count(*)")).git("merge", "-q", "main");
        var ended = sources.delete(COUNT)
                .write(NOTES + "V202602010000__uncounted.sql", "drop function if exists note_count();")
                .run("reconcile");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("-function note_count()");
    }

    @Test
    void a_folder_of_platform_is_replayed_where_the_settings_name_it() {
        sources.write("letters/src/main/resources/db/migration/V202603010000__letter.sql", "create table letter ();")
                .write(
                        "letters/src/main/resources/application.properties",
                        "quarkus.flyway.locations=db/told,db/platform");
        var ended = sources.write(TOLD, "create table if not exists told_fact (id int);")
                .run("reconcile");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out())
                .contains("letters: replayed", "+table told_fact")
                .doesNotContain("notes: replayed");
    }

    @Test
    void such_a_folder_has_no_versions() {
        var ended = sources.write(TOLD.replace("R__", "V202603010000__"), "create table told_fact (id int);")
                .run("reconcile");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("holds repeatable migrations only");
    }

    private static String counting(String what) {
        return "create or replace function note_count() returns bigint language sql as $$\n" + "    select " + what
                + " from note\n$$;\n";
    }
}
