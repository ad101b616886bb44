package dev.sitewright.gateway.settings;

/**
 * A whole number that administrators can set. A constant of the feature that reads it, and in the list of its {@link SettingGroup}. Its
 * default comes from the configuration, under {@code sitewright.} and the key; without one it is {@code usual}.
 *
 * @param key stable, in lower case with dots and hyphens: also its id
 * @param description what it does, for people
 * @param unit what it counts, such as {@code calls per minute}
 * @param minimum least value
 * @param maximum largest value
 * @param usual default when the configuration says nothing
 */
public record Setting(String key, String description, String unit, int minimum, int maximum, int usual) {
    /** Refuses a default that could not be set. */
    public Setting {
        if (!admits(minimum, maximum, usual)) {
            throw new IllegalArgumentException(key + " is not within its own bounds");
        }
    }

    /** @return whether it can have this value */
    public boolean admits(long value) {
        return admits(minimum, maximum, value);
    }

    private static boolean admits(int minimum, int maximum, long value) {
        return minimum <= value && value <= maximum;
    }
}
