package dev.sitewright.projects.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Build me a landing page for a bakery in Porto, with opening hours | Landing Bakery Porto Opening
            please make me a website about cats                               | Website Cats
            todo app                                                          | Todo App
            make a site                                                       | Make Site
            make                                                              | Make
            eine schöne Seite für Äpfel                                       | Eine Schöne Seite Für
            写一个关于猫的网站                                                    | 写一个关于猫的网站
            a clone of https://example.com/shop for books                     | Clone Books
            Ada's notes: recipes and walks                                    | Ada's Notes Recipes Walks
            iPhone cases, iPhone cases!                                       | IPhone Cases
            """)
    void a_name_is_made_of_the_words_that_say_what_it_is_about(String prompt, String name) {
        assertThat(ProjectName.fromPrompt(prompt).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"🙂🙃", "…!?", "https://example.com", "-", "\u0301"})
    void a_prompt_without_words_gets_the_usual_name(String prompt) {
        assertThat(ProjectName.fromPrompt(prompt).value()).isEqualTo(ProjectName.WITHOUT_WORDS);
    }

    @Test
    void any_prompt_gives_a_name_and_a_slug_within_their_bounds() {
        var random = new Random(42);
        for (var round = 0; round < 5_000; round++) {
            var prompt = anyText(random);
            var name = ProjectName.fromPrompt(prompt);
            assertThat(name).as(prompt).isEqualTo(ProjectName.fromPrompt(prompt));
            assertThat(name.value()).as(prompt).isNotBlank().doesNotContainPattern("\\p{Cntrl}");
            assertThat(name.value().codePointCount(0, name.value().length()))
                    .as(prompt)
                    .isBetween(1, ProjectName.MAX_CODE_POINTS);
            assertThat(Slug.of(name).value()).as(prompt).hasSizeBetween(1, 50).matches("[a-z0-9]+(-[a-z0-9]+)*");
        }
    }

    /** Letters of all scripts, marks, blanks and signs, some of them beyond the first plane; no lone surrogates. */
    private static String anyText(Random random) {
        return random.ints(random.nextInt(1, 200), 1, 0x20000)
                .map(point -> random.nextInt(6) == 0 ? ' ' : point)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
