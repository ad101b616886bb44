package dev.sitewright.bridge.demomodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SiteTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    A page for Crumb & Co, a sourdough bakery in Lisbon  | Crumb & Co
                    Build a landing page for my dog walking service      | Dog walking service
                    Website about the history of chess with a timeline   | History of chess
                    Portfolio called "Ada draws"                         | Ada draws
                    a quiet yoga studio by the sea                       | Quiet yoga studio sea
                    make it                                              | Hello
                    """)
    void the_headline_comes_from_the_prompt(String prompt, String headline) {
        assertThat(Site.of(List.of(prompt)).headline()).isEqualTo(headline);
    }

    @Test
    void the_colours_come_from_the_prompts_words_and_else_always_the_same() {
        assertThat(Site.of(List.of("a bakery")).palette()).isEqualTo(Palette.WARM);
        assertThat(Site.of(List.of("two gardens")).palette()).isEqualTo(Palette.GREEN);
        assertThat(Site.of(List.of("a dark page for a bakery")).palette()).isEqualTo(Palette.NIGHT);
        assertThat(Site.of(List.of("xyzzy")).palette())
                .isEqualTo(Site.of(List.of("xyzzy")).palette());
    }

    @Test
    void sections_are_those_the_prompt_asks_for() {
        assertThat(Site.of(List.of("a cafe with a menu, opening hours and contact"))
                        .sections())
                .extracting(Site.Section::heading)
                .containsExactly("Menu", "Opening hours", "Contact");
    }

    @Test
    void later_prompts_restyle_rename_and_add() {
        var site = Site.of(List.of("a page for a bakery", "make it dark", "call it Midnight Bread", "add prices"));

        assertThat(site.palette()).isEqualTo(Palette.NIGHT);
        assertThat(site.headline()).isEqualTo("Midnight Bread");
        assertThat(site.sections()).extracting(Site.Section::heading).containsExactly("Prices");
    }

    @Test
    void a_wish_that_is_not_understood_still_changes_the_page() {
        var site = Site.of(List.of("a page for a bakery", "mention the wood-fired oven from 1890"));

        assertThat(site.sections()).singleElement().satisfies(section -> {
            assertThat(section.heading()).contains("wood-fired", "oven");
            assertThat(section.text()).contains("1890");
        });
    }

    @Test
    void nothing_from_a_prompt_is_markup() {
        var html = PageWriter.html(Site.of(List.of(
                "A page called \"<script>alert(1)</script>\" for <img src=x onerror=alert(2)> & 'friends'",
                "<b>bold</b> wishes")));

        assertThat(html)
                .doesNotContain("<script", "<img", "<b>", "onerror=alert(2)>")
                .contains("&lt;script&gt;", "&lt;b&gt;");
    }

    @Test
    void a_page_says_who_made_it_and_can_be_used_by_everybody() {
        var site = Site.of(List.of("a bakery with a menu"));

        assertThat(PageWriter.html(site))
                .contains(
                        "not by an AI model",
                        "<html lang=",
                        "name=\"viewport\"",
                        "href=\"#content\"",
                        "<main id=\"content\"",
                        "aria-labelledby=\"heading-1\"");
        assertThat(PageWriter.css(site)).contains(":focus-visible", "prefers-reduced-motion", "auto-fit");
    }

    @ParameterizedTest
    @EnumSource(Palette.class)
    void text_can_be_read_on_every_palette(Palette palette) {
        assertThat(contrast(palette.text, palette.background)).isGreaterThanOrEqualTo(7);
        assertThat(contrast(palette.quiet, palette.background)).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(palette.quiet, palette.surface)).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(palette.accent, palette.surface)).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(palette.onAccent, palette.accent)).isGreaterThanOrEqualTo(4.5);
    }

    /** WCAG 2.2: contrast ratio. */
    private static double contrast(String one, String other) {
        var a = luminance(one);
        var b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int start) {
        var value = Integer.parseInt(colour.substring(start, start + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
