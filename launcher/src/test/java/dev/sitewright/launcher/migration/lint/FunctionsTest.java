package dev.sitewright.launcher.migration.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.launcher.migration.files.SourceTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionsTest {
    private static final String NOTES = "notes/src/main/resources/db/migration/";
    private static final String TOLD = "platform/src/main/resources/db/told/";
    private static final String MADE = "create function note_told() returns void language sql as $$ $$;";
    private static final String TEXT = "create or replace function note_told() returns void language sql as $$ $$;";

    private final Map<String, String> files = new LinkedHashMap<>();

    @Test
    void a_function_of_a_versioned_migration_needs_a_text() {
        files.put(NOTES + "V202601010000__note.sql", MADE);
        assertThat(withoutText())
                .containsExactly(NOTES + "V202601010000__note.sql made the function note_told, whose text no repeatable"
                        + " migration holds: write it to " + NOTES + "R__note_told.sql.");
    }

    @Test
    void the_text_may_lie_in_its_folder_or_in_one_of_platform() {
        files.put(NOTES + "V202601010000__note.sql", MADE);
        files.put(NOTES + "R__anything.sql", TEXT);
        assertThat(withoutText()).isEmpty();
        files.remove(NOTES + "R__anything.sql");
        files.put(TOLD + "R__anything.sql", TEXT);
        assertThat(withoutText()).isEmpty();
    }

    @Test
    void another_services_text_does_not_count() {
        files.put(NOTES + "V202601010000__note.sql", MADE);
        files.put("letters/src/main/resources/db/migration/R__note_told.sql", TEXT);
        assertThat(withoutText()).hasSize(1);
    }

    @Test
    void what_was_dropped_needs_none() {
        files.put(NOTES + "V202601010000__note.sql", MADE);
        files.put(NOTES + "V202602010000__gone.sql", "drop function note_told();");
        assertThat(withoutText()).isEmpty();
    }

    private List<String> withoutText() {
        return Functions.withoutText(
                SourceTree.of(files.keySet().stream()), file -> files.getOrDefault(file.path(), ""));
    }
}
