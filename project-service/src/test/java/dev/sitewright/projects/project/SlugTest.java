package dev.sitewright.projects.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {
    @ParameterizedTest
    @CsvSource({
        "Landing Bakery Porto, landing-bakery-porto",
        "Schöne Äpfel & Straße, schone-apfel-strasse",
        "Ada's Notes, adas-notes",
        "Smørrebrød Łódź, smorrebrod-lodz",
        "İstanbul, istanbul",
        "ﬁne ½, fine-1-2",
        "猫の店, project",
        "--- ---, project",
        "猫 2, 2"
    })
    void a_slug_keeps_latin_letters_and_digits(String name, String slug) {
        assertThat(Slug.of(new ProjectName(name)).value()).isEqualTo(slug);
    }

    @Test
    void a_long_name_is_cut_without_a_hyphen_at_the_end() {
        var name = new ProjectName("a".repeat(49) + " " + "b".repeat(40));
        assertThat(Slug.of(name).value()).isEqualTo("a".repeat(49));
    }

    @Test
    void a_taken_slug_gets_the_first_free_number() {
        var slug = new Slug("lens");
        assertThat(slug.firstFree(Set.of("other"))).isEqualTo(slug);
        assertThat(slug.firstFree(Set.of("lens", "lens-2", "lens-4"))).isEqualTo(new Slug("lens-3"));
    }
}
