package dev.sitewright.launcher.migration;

import static dev.sitewright.launcher.migration.SourceRepository.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is replayed on a real PostgreSQL. */
class ReconcileTest extends InSources {
    private static final String COLOUR = """
            -- V202602010000 of this branch
            alter table note add column colour text not null default 'red';
            """;

    @Test
    void a_migration_in_its_place_is_replayed_and_shown() throws IOException {
        var ended = sources.write(NOTES + "V202602010000__colour.sql", COLOUR).run("reconcile");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out())
                .contains(
                        "V202602010000__colour.sql stays",
                        "note: 20 rows",
                        "entities: the service has none",
                        "All is well.")
                .contains("  @@ table note\n", "\n  +    colour text not null default 'red'::text\n");
        assertThat(sources.migrations()).containsExactly("V202601010000__note.sql", "V202602010000__colour.sql");
    }

    @Test
    void older_migrations_are_restamped_in_their_order_and_their_words_stay() throws IOException {
        sources.write(NOTES + "V202602010000__colour.sql", COLOUR)
                .onMain(NOTES + "V202603010000__size.sql", "alter table note add column size int;")
                .write(
                        NOTES + "V202604010000__shade.sql",
                        "alter table note alter column colour set default 'dark red';");
        var ended = sources.run("reconcile");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("V202602010000__colour.sql → V202606011230__colour.sql");
        assertThat(sources.migrations())
                .containsExactly("V202601010000__note.sql", "V202606011230__colour.sql", "V202606011231__shade.sql");
        assertThat(sources.read(NOTES + "V202606011230__colour.sql")).isEqualTo(COLOUR);
        assertThat(sources.git("status", "--porcelain"))
                .contains("R  " + NOTES + "V202602010000__colour.sql -> " + NOTES + "V202606011230__colour.sql");
        assertThat(sources.run("reconcile").out()).contains("V202606011231__shade.sql stays");
    }

    @Test
    void a_dry_run_shows_the_same_and_renames_nothing() throws IOException {
        sources.write(NOTES + "V202602010000__colour.sql", COLOUR)
                .onMain(NOTES + "V202603010000__size.sql", "alter table note add column size int;");
        var ended = sources.run("reconcile", "--dry-run");
        assertThat(ended.out()).contains("→ V202606011230__colour.sql", "+    colour text", "nothing was renamed");
        assertThat(ended.out()).doesNotContain("+    size");
        assertThat(sources.migrations()).containsExactly("V202601010000__note.sql", "V202602010000__colour.sql");
    }

    @Test
    void broken_sql_is_told_with_file_and_line_and_renames_nothing() throws IOException {
        sources.write(NOTES + "V202602010000__colour.sql", """
                        -- Colours
                        create table colour (
                            name text primary key,
                            shade txt
                        );
                        """)
                .onMain(NOTES + "V202603010000__size.sql", "alter table note add column size int;");
        var ended = sources.run("reconcile");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .isEqualToIgnoringNewLines(NOTES + "V202602010000__colour.sql:4: fails on an empty database:"
                        + " ERROR: type \"txt\" does not exist");
        assertThat(sources.migrations()).contains("V202602010000__colour.sql");
    }

    @Test
    void what_passes_on_an_empty_database_can_fail_on_data() {
        var ended = sources.write(NOTES + "V202602010000__colour.sql", """
                        -- allow: there is only one note anyway
                        alter table note add column colour text not null;
                        """).run("reconcile");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .isEqualToIgnoringNewLines(NOTES + "V202602010000__colour.sql:2: fails on a database with data:"
                        + " ERROR: column \"colour\" of relation \"note\" contains null values");
    }

    @Test
    void made_up_rows_repeat_values_so_that_a_new_unique_key_is_tried() {
        var ended = sources.write(NOTES + "V202602010000__state.sql", """
                        create unique index concurrently note_state on note (state);
                        """).run("reconcile");
        assertThat(ended.err()).contains(":1: fails on a database with data: ERROR: could not create unique index");
    }

    @Test
    void seeds_of_the_main_line_come_before_made_up_rows() {
        var seed = "insert into note (owner, state, body) values ('usr_0123abcd', 'done', 'the only one');";
        var ended = sources.onMain("notes/src/test/resources/db/seed/notes.sql", seed)
                .write(NOTES + "V202602010000__state.sql", """
                        create unique index concurrently note_state on note (state);
                        """)
                .run("reconcile");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("UNIQUE INDEX note_state").doesNotContain("20 rows");
    }

    @Test
    void a_migration_of_platform_is_replayed_in_every_service() {
        var ended = sources.onMain(
                        "letters/src/main/resources/db/migration/V202603010000__letter.sql", "create table letter ();")
                .write(
                        "platform/src/main/resources/db/platform/V202602010000__outbox.sql",
                        "create table outbox (id int);")
                .run("reconcile");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out())
                .contains("V202606011230__outbox.sql", "letters: replayed", "notes: replayed", "+table outbox");
    }
}
