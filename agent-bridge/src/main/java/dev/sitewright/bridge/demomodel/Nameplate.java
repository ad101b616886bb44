package dev.sitewright.bridge.demomodel;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the demo model calls a site, made of the words that ask for it. */
record Nameplate(String name, String slug, String icon, String description) {
    /** The fields of such a record. */
    static final Set<String> FIELDS = Set.of("name", "slug", "icon", "description");

    private static final int NAME_LENGTH = 48;
    private static final int DESCRIPTION_LENGTH = 150;

    /** A picture, and the words that call for it. */
    private enum Picture {
        BREAD("🥐", "bakery bread cake pastry padaria"),
        COFFEE("☕", "coffee cafe café tea"),
        FOOD("🍽️", "restaurant menu food kitchen recipe pizza"),
        CAMERA("📷", "photo photographer camera lens portrait"),
        MUSIC("🎵", "music band concert song choir"),
        BOOK("📚", "book library reading author novel"),
        PLANT("🌿", "garden plant flower florist tree"),
        ANIMAL("🐾", "dog cat pet animal horse"),
        TRAVEL("🧭", "travel trip hotel tour holiday"),
        SHOP("🛍️", "shop store sale buy"),
        WORK("💼", "portfolio consulting lawyer office agency"),
        PLAY("🎲", "game quiz puzzle play");

        private final String emoji;
        private final String words;

        Picture(String emoji, String words) {
            this.emoji = emoji;
            this.words = words;
        }

        static String of(String prompt) {
            return Stream.of(values())
                    .filter(picture -> Words.mentions(prompt, List.of(picture.words.split(" "))))
                    .map(picture -> picture.emoji)
                    .findFirst()
                    .orElse("🌐");
        }
    }

    static Nameplate of(String prompt) {
        var subject = Words.shortened(Words.subject(prompt), NAME_LENGTH);
        var name = subject.isEmpty() ? "New project" : subject;
        return new Nameplate(name, slugOf(name), Picture.of(prompt), Words.shortened(prompt, DESCRIPTION_LENGTH));
    }

    Map<String, Object> fields() {
        return Map.of("name", name, "slug", slug, "icon", icon, "description", description);
    }

    private static String slugOf(String name) {
        var words = Stream.of(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        var slug = String.join("-", words);
        return slug.length() < 2 ? "project" : slug;
    }
}
