package dev.sitewright.gateway.opaque;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A secret whose kind can be seen: a prefix, 32 random characters (190 bits), and six characters of check sum (CRC-32 of all before), all of
 * {@code 0-9A-Za-z}. So scanners find a leaked one without asking us, and a mistyped one costs no question to the database. It needs no
 * salt and no slow hash, because nobody can guess it.
 *
 * @param value all of it
 */
public record OpaqueToken(String value) {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final int LENGTH = 32;
    private static final int SUM_LENGTH = 6;
    private static final int HINT_LENGTH = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What it opens. */
    public enum Kind {
        /** The API, for a program. */
        PERSONAL("swt_"),
        /** The next access token, once. */
        REFRESH("swr_");

        private final String prefix;
        private final Pattern shape;

        Kind(String prefix) {
            this.prefix = prefix;
            this.shape = Pattern.compile(prefix + "[0-9A-Za-z]{" + (LENGTH + SUM_LENGTH) + "}");
        }

        /** @return what every token of this kind begins with */
        public String prefix() {
            return prefix;
        }
    }

    /** @return a new one */
    public static OpaqueToken random(Kind kind) {
        var bits = new byte[32];
        RANDOM.nextBytes(bits);
        return of(kind, bits);
    }

    /** @return the one that follows from 256 bits that nobody can guess */
    public static OpaqueToken of(Kind kind, byte[] bits) {
        var body = kind.prefix + base62(new BigInteger(1, bits), LENGTH);
        return new OpaqueToken(body + sumOf(body));
    }

    /** @return the token in a text from outside; empty when it cannot be one of this kind */
    public static Optional<OpaqueToken> read(Kind kind, String text) {
        if (!kind.shape.matcher(text).matches()) {
            return Optional.empty();
        }
        var body = text.substring(0, text.length() - SUM_LENGTH);
        return text.endsWith(sumOf(body)) ? Optional.of(new OpaqueToken(text)) : Optional.empty();
    }

    /** @return its SHA-256 in hex, under which it is stored */
    public String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** @return its last characters: enough for its owner to know it again, of no use to others */
    public String hint() {
        return value.substring(value.length() - HINT_LENGTH);
    }

    private static String sumOf(String body) {
        var sum = new CRC32();
        sum.update(body.getBytes(US_ASCII));
        return base62(BigInteger.valueOf(sum.getValue()), SUM_LENGTH);
    }

    private static String base62(BigInteger number, int length) {
        var text = new StringBuilder(length);
        var rest = number;
        for (var place = 0; place < length; place++) {
            var parts = rest.divideAndRemainder(BASE);
            text.append(DIGITS.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return text.reverse().toString();
    }

    @Override
    public String toString() {
        return "OpaqueToken[…" + hint() + "]"; // never into a log
    }
}
