package dev.sitewright.bridge.demomodel;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A page's colours. Text on its background, and on the accent, has a contrast of at least 4.5 (WCAG 2.2, 1.4.3). */
enum Palette {
    WARM(
            "#fff8f0",
            "#3b2314",
            "#7a5640",
            "#a3420f",
            "#fff8f0",
            "#fde8d3",
            "bakery bread cake coffee cafe restaurant food kitchen pizza warm autumn wood honey orange brown cosy cozy"),
    GREEN(
            "#f5faf4",
            "#17301f",
            "#4a6653",
            "#1f6b3a",
            "#ffffff",
            "#dff0e0",
            "garden plant nature farm green organic eco forest tree flower yoga health vegan spring"),
    OCEAN(
            "#f3f8fc",
            "#10283d",
            "#46607a",
            "#0b5c94",
            "#ffffff",
            "#d9eaf7",
            "sea ocean water travel hotel beach blue sail boat swim fish doctor clinic dental bank law"),
    NIGHT(
            "#11131a",
            "#f1f3fa",
            "#aab2c8",
            "#9db4ff",
            "#11131a",
            "#1d2130",
            "dark night tech software developer game gaming music band code startup app space cyber black"),
    ROSE(
            "#fff6f8",
            "#3a1523",
            "#7a4a5c",
            "#a8245a",
            "#ffffff",
            "#fbdde6",
            "wedding love beauty fashion rose pink flowers salon valentine perfume dance"),
    SUN(
            "#fffcee",
            "#302a05",
            "#675d20",
            "#7a5c00",
            "#ffffff",
            "#fdf1b8",
            "sun summer kids children school playful yellow fun party festival lemon toy happy"),
    VIOLET(
            "#f9f6ff",
            "#251b40",
            "#5b4f7d",
            "#5b34b0",
            "#ffffff",
            "#e7ddfb",
            "art artist gallery design creative studio magic purple violet photo photographer poetry book"),
    PAPER(
            "#fafafa",
            "#1d1d1f",
            "#5c5c61",
            "#1d1d1f",
            "#ffffff",
            "#ececee",
            "minimal clean plain white portfolio resume cv architect consulting elegant simple grey gray");

    final String background;
    final String text;
    final String quiet;
    final String accent;
    final String onAccent;
    final String surface;
    private final String words;

    Palette(
            String background,
            String text,
            String quiet,
            String accent,
            String onAccent,
            String surface,
            String words) {
        this.background = background;
        this.text = text;
        this.quiet = quiet;
        this.accent = accent;
        this.onAccent = onAccent;
        this.surface = surface;
        this.words = words;
    }

    /** @return the palette a text asks for; empty when it asks for none */
    static Optional<Palette> askedIn(String text) {
        return Stream.of(values())
                .filter(palette -> Words.mentions(text, List.of(palette.words.split(" "))))
                .findFirst();
    }

    /** @return a palette for a text that asks for none: always the same for the same text */
    static Palette anyFor(String text) {
        return values()[Math.floorMod(text.hashCode(), values().length)]; // String.hashCode is specified, hence stable
    }
}
