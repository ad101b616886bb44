package dev.sitewright.launcher.migration.files;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** A migration's version: the UTC minute in which it was made, {@code yyyyMMddHHmm}. */
public record Stamp(LocalDateTime minute) implements Comparable<Stamp> {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    public Stamp {
        minute = minute.truncatedTo(ChronoUnit.MINUTES);
    }

    public static Stamp now(Clock clock) {
        return new Stamp(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /** @return nothing for text that is no minute of a calendar, such as a 13th month */
    public static Optional<Stamp> parse(String text) {
        try {
            return Optional.of(new Stamp(LocalDateTime.parse(text, FORMAT)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public Stamp next() {
        return new Stamp(minute.plusMinutes(1));
    }

    /** @return this, or the minute after {@code other} when this is not later */
    public Stamp after(Stamp other) {
        return compareTo(other) > 0 ? this : other.next();
    }

    @Override
    public int compareTo(Stamp other) {
        return minute.compareTo(other.minute);
    }

    @Override
    public String toString() {
        return FORMAT.format(minute);
    }
}
