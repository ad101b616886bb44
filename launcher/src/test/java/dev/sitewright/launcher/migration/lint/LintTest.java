package dev.sitewright.launcher.migration.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sitewright.launcher.migration.files.MigrationFile;
import dev.sitewright.launcher.migration.files.MigrationFolder;
import dev.sitewright.launcher.migration.files.RepeatableFile;
import dev.sitewright.launcher.migration.files.Stamp;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LintTest {
    private static final MigrationFolder NOTES = new MigrationFolder("notes", "migration");
    private static final String FUNCTION =
            "create function note_told() returns trigger language plpgsql as $$ begin end $$;";

    @Test
    void every_migration_of_sitewright_passes() {
        assertThatCode(() -> Lint.check(Path.of(System.getProperty("sitewright.root"))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DROP_TABLE         | drop table if exists note
            DROP_TABLE         | DROP SCHEMA old CASCADE
            DROP_COLUMN        | alter table note drop column body
            DROP_COLUMN        | alter table if exists only public.note add a text, drop if exists body
            EMPTY_TABLE        | truncate note
            EMPTY_TABLE        | delete from note
            TYPE_CHANGE        | alter table note alter column body type varchar(10)
            TYPE_CHANGE        | alter table note alter body set data type text using lower(body)
            NOT_NULL           | alter table note add column owner text not null
            NOT_NULL           | alter table note alter column owner set not null
            PLAIN_INDEX        | create unique index if not exists note_body on note (body)
            PLAIN_INDEX        | create index on only note (body)
            CHECKED_CONSTRAINT | alter table note add constraint short check (length(body) < 9)
            CHECKED_CONSTRAINT | alter table note add unique (body)
            RENAME             | alter table note rename to memo
            RENAME             | alter table note rename column body to text
            RENAME             | alter view notes rename to memos
            DROP_TABLE         | do $$ begin drop table note; end $$
            """)
    void a_step_that_loses_data_or_locks_needs_a_reason(String rule, String step) {
        assertThat(Lint.findings("create table other (id int);\n" + step + ";"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule())
                        .hasToString(Rule.valueOf(rule).toString()))
                .satisfies(finding -> assertThat(finding.line()).isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table note add column colour text",
                "alter table note add column colour text not null default 'red, not null'",
                "alter table note add column number bigint generated always as identity not null",
                "alter table note drop constraint short",
                "alter table note alter column body drop not null, alter colour drop default",
                "alter table note add constraint short check (length(body) < 9) not valid",
                "alter table note add constraint one unique using index note_one",
                "alter table note rename constraint short to brief",
                "create unique index concurrently if not exists note_body on note (body)",
                "delete from note where body = ''",
                "create function forget() returns void language plpgsql as $$ begin drop table note; end $$",
                "-- drop table note;\nselect 1",
                "/* drop table note; */ select 'drop table note; it''s'",
                "create table note (id int); create index on note (id); alter table public.note add x int not null; drop table note"
            })
    void other_steps_need_none(String script) {
        assertThat(Lint.findings(script)).isEmpty();
    }

    @Test
    void a_reason_stands_directly_above_the_step_or_its_part() {
        assertThat(Lint.findings("""
                -- allow: nobody has read it since version 3
                -- (decision 7)
                drop table note;

                alter table memo
                    add column a text,
                    -- allow: moved to a
                    drop column b;
                """)).isEmpty();
    }

    @Test
    void a_reason_counts_for_one_step_and_is_not_empty() {
        assertThat(Lint.findings("""
                -- allow:
                drop table one;
                -- allow: it is empty
                drop table two;
                drop table three;

                -- allow: too far away

                drop table four;
                """)).extracting(Finding::line).containsExactly(2, 5, 9);
    }

    @Test
    void the_sentence_says_where_what_and_how() {
        assertThat(Lint.of(versioned("202601010000"), "\nalter table note\n  drop   column body;"))
                .containsExactly(NOTES.path()
                        + "/V202601010000__note.sql:3: `drop column body` drops a column: stop using it first, drop it in a later"
                        + " release. Or say why this is fine in a comment above it: -- allow: <reason>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create or replace function note_told() returns trigger language sql as $$ delete from note; $$",
                "create or replace trigger told after insert on note for each row execute function note_told()",
                "create table if not exists note (id int)",
                "alter table note add column if not exists colour text",
                "set local client_min_messages = warning"
            })
    void what_a_repeatable_migration_does_can_be_done_again(String step) {
        assertThat(Lint.of(new RepeatableFile(NOTES, "note"), step)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {FUNCTION, "create table note (id int)", "insert into note values (1)"})
    void what_runs_once_is_no_repeatable_migration(String step) {
        assertThat(Lint.of(new RepeatableFile(NOTES, "note"), step))
                .singleElement()
                .asString()
                .startsWith(NOTES.path() + "/R__note.sql:1: `")
                .contains("cannot run again");
    }

    @Test
    void functions_stand_in_repeatable_migrations() {
        assertThat(Lint.of(versioned("202611212359"), FUNCTION)).isEmpty();
        assertThat(Lint.of(versioned("202611220000"), FUNCTION))
                .singleElement()
                .asString()
                .contains("makes a function", "R__<name>.sql");
        assertThat(Lint.of(versioned("202611220000"), "-- allow: the trigger below needs it\n" + FUNCTION))
                .isEmpty();
    }

    private static MigrationFile versioned(String stamp) {
        return new MigrationFile(NOTES, Stamp.parse(stamp).orElseThrow(), "note");
    }
}
