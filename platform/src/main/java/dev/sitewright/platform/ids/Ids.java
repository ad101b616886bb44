package dev.sitewright.platform.ids;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.regex.Pattern;

/**
 * Typed ids: a prefix of three letters, {@code _}, and a UUIDv7 (RFC 9562) as 32 lower-case hex digits. They sort by the time they
 * were made, and need no escaping in addresses, file names or SQL.
 */
public final class Ids {
    private static final Pattern SHAPE = Pattern.compile("[a-z]{3}_[0-9a-f]{32}");

    private Ids() {}

    /**
     * Makes an id.
     *
     * @param prefix the kind, such as {@code prj}
     * @return an id that nobody had before
     */
    public static String next(String prefix) {
        return prefix + "_" + UuidCreator.getTimeOrderedEpoch().toString().replace("-", "");
    }

    /** @return whether a text from outside is an id of this kind; only then may it become part of a path or a query */
    public static boolean isValid(String prefix, String value) {
        return value.startsWith(prefix + "_") && SHAPE.matcher(value).matches();
    }
}
