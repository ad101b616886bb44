package dev.sitewright.bridge.demomodel;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a page says and how it looks: the first prompt lays it out, each later one changes it.
 *
 * @param headline what it is about
 * @param lead the first prompt, in short
 * @param cards words of the first prompt, shown as a row of cards
 * @param sections from top to bottom
 */
record Site(String headline, String lead, List<String> cards, List<Section> sections, Palette palette) {
    private static final int CARDS = 3;
    private static final int HEADING_LENGTH = 60;
    private static final int TEXT_LENGTH = 280;

    /** One section. */
    record Section(String heading, String text) {
        static Section of(Topic topic) {
            return new Section(topic.heading, topic.text);
        }
    }

    /** @return the page that these prompts, oldest first, ask for */
    static Site of(List<String> prompts) {
        var site = first(prompts.getFirst());
        for (var later : prompts.subList(1, prompts.size())) {
            site = site.changedBy(later);
        }
        return site;
    }

    private static Site first(String prompt) {
        var headline = Words.subject(prompt);
        var cards =
                Words.telling(prompt, CARDS).stream().map(Words::capitalised).toList();
        return new Site(
                headline.isEmpty() ? "Hello" : headline,
                Words.shortened(prompt, TEXT_LENGTH),
                cards,
                Topic.askedIn(prompt).stream().map(Section::of).toList(),
                Palette.askedIn(prompt).orElseGet(() -> Palette.anyFor(prompt)));
    }

    private Site changedBy(String prompt) {
        var name = Words.name(prompt);
        var asked =
                Palette.askedIn(name.isEmpty() ? prompt : prompt.replace(name, "")); // a name says nothing about looks
        var added = Topic.askedIn(prompt).stream().map(Section::of).toList();
        var understood = !name.isEmpty() || asked.isPresent() || !added.isEmpty();
        return new Site(
                name.isEmpty() ? headline : Words.capitalised(name),
                lead,
                cards,
                with(understood ? added : List.of(quoting(prompt))),
                asked.orElse(palette));
    }

    /** A wish without a known word becomes a section in its own words, so that every prompt changes the page. */
    private static Section quoting(String prompt) {
        var words = String.join(" ", Words.telling(prompt, 4));
        var heading = Words.capitalised(words.isEmpty() ? "More" : words);
        return new Section(Words.shortened(heading, HEADING_LENGTH), Words.shortened(prompt, TEXT_LENGTH));
    }

    private List<Section> with(List<Section> added) {
        var all = new LinkedHashSet<>(sections);
        all.addAll(added);
        return List.copyOf(all);
    }
}
