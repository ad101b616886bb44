package dev.sitewright.bridge.demomodel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
            "warm autumn honey orange brown cosy cozy red",
            "bakery bread cake coffee cafe restaurant food kitchen pizza wood"),
    GREEN(
            "#f5faf4",
            "#17301f",
            "#4a6653",
            "#1f6b3a",
            "#ffffff",
            "#dff0e0",
            "green natural fresh",
            "garden plant nature farm organic eco forest tree flower yoga health vegan spring"),
    OCEAN(
            "#f3f8fc",
            "#10283d",
            "#46607a",
            "#0b5c94",
            "#ffffff",
            "#d9eaf7",
            "blue cool calm",
            "sea ocean water travel hotel beach sail boat swim fish doctor clinic dental bank law"),
    NIGHT(
            "#11131a",
            "#f1f3fa",
            "#aab2c8",
            "#9db4ff",
            "#11131a",
            "#1d2130",
            "dark night black",
            "tech software developer game gaming music band code startup app space cyber"),
    ROSE(
            "#fff6f8",
            "#3a1523",
            "#7a4a5c",
            "#a8245a",
            "#ffffff",
            "#fbdde6",
            "pink rose romantic",
            "wedding love beauty fashion flowers salon valentine perfume dance"),
    SUN(
            "#fffcee",
            "#302a05",
            "#675d20",
            "#7a5c00",
            "#ffffff",
            "#fdf1b8",
            "yellow sunny playful bright colourful colorful",
            "sun summer kids children school fun party festival lemon toy happy"),
    VIOLET(
            "#f9f6ff",
            "#251b40",
            "#5b4f7d",
            "#5b34b0",
            "#ffffff",
            "#e7ddfb",
            "purple violet",
            "art artist gallery design creative studio magic photo photographer poetry book"),
    PAPER(
            "#fafafa",
            "#1d1d1f",
            "#5c5c61",
            "#1d1d1f",
            "#ffffff",
            "#ececee",
            "minimal clean plain white elegant grey gray light",
            "portfolio resume cv architect consulting");

    final String background;
    final String text;
    final String quiet;
    final String accent;
    final String onAccent;
    final String surface;
    private final String style;
    private final String theme;

    Palette(
            String background,
            String text,
            String quiet,
            String accent,
            String onAccent,
            String surface,
            String style,
            String theme) {
        this.background = background;
        this.text = text;
        this.quiet = quiet;
        this.accent = accent;
        this.onAccent = onAccent;
        this.surface = surface;
        this.style = style;
        this.theme = theme;
    }

    /** @return the palette a text asks for, by how it should look before by what it is about; empty when it asks for none */
    static Optional<Palette> askedIn(String text) {
        return firstOf(text, palette -> palette.style).or(() -> firstOf(text, palette -> palette.theme));
    }

    private static Optional<Palette> firstOf(String text, Function<Palette, String> words) {
        return Stream.of(values())
                .filter(palette ->
                        Words.mentions(text, List.of(words.apply(palette).split(" "))))
                .findFirst();
    }

    /** @return a palette for a text that asks for none: always the same for the same text */
    static Palette anyFor(String text) {
        return values()[Math.floorMod(text.hashCode(), values().length)]; // String.hashCode is specified, hence stable
    }
}
