package dev.sitewright.platform.ids;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Typed ids: a prefix of three letters, {@code _}, and a UUIDv7 (RFC 9562) as 32 lower-case hex digits. They sort by the time they
 * were made, and need no escaping in addresses, file names or SQL.
 */
public final class Ids {
    private static final Pattern SHAPE = Pattern.compile("[a-z]{3}_[0-9a-f]{32}");

    private static final int HEX = 16;
    private static final int RANDOM_TAIL = 12; // digits of a UUIDv7 that are nothing but random
    private static final long TAIL_MASK = (1L << (4 * RANDOM_TAIL)) - 1;

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

    /** @return the same as an UUID, for columns of that type */
    public static UUID nextUuid() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /** @return the id that follows another by so much: always the same one, and as good as new when {@code count} is not 0 */
    public static String plus(String id, int count) {
        var cut = id.length() - RANDOM_TAIL;
        var tail = (Long.parseLong(id, cut, id.length(), HEX) + count) & TAIL_MASK;
        return id.substring(0, cut) + HexFormat.of().toHexDigits(tail, RANDOM_TAIL);
    }

    /** @return whether a text from outside is an id of this kind; only then may it become part of a path or a query */
    public static boolean isValid(String prefix, String value) {
        return value.startsWith(prefix + "_") && SHAPE.matcher(value).matches();
    }
}
