package dev.sitewright.platform.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sitewright.platform.repository.Page.Place;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Base64.Decoder;
import java.util.Base64.Encoder;
import java.util.Optional;

/**
 * Places in one list, as clients keep them: opaque, and bound to whose list it is, its filter and its order, so that a cursor of another
 * list is seen and refused instead of giving a wrong page. A cursor opens nothing: whoever forges one sees their own list from elsewhere.
 *
 * @param list everything that makes this list another than others
 */
public record Cursors(String list) {
    private static final Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Decoder DECODER = Base64.getUrlDecoder();
    private static final int SUM_LENGTH = 12;
    private static final char END = '\0'; // in no text that PostgreSQL keeps

    /** @return the place as clients keep it: base64url without padding */
    public String encoded(Place place) {
        var plain = (place.value() + END + place.id()).getBytes(UTF_8);
        var whole = Arrays.copyOf(sumOf(plain), SUM_LENGTH + plain.length);
        System.arraycopy(plain, 0, whole, SUM_LENGTH, plain.length);
        return ENCODER.encodeToString(whole);
    }

    /** @return the place behind a text from outside; empty when it was not given out for this list */
    public Optional<Place> decoded(String encoded, Sort<?> sort) {
        try {
            var whole = DECODER.decode(encoded);
            var plain = Arrays.copyOfRange(whole, Math.min(SUM_LENGTH, whole.length), whole.length);
            return Arrays.equals(Arrays.copyOf(whole, SUM_LENGTH), sumOf(plain))
                    ? placeOf(plain, sort)
                    : Optional.empty();
        } catch (RuntimeException e) { // no base64url, or a value that the field cannot have
            return Optional.empty();
        }
    }

    private static Optional<Place> placeOf(byte[] plain, Sort<?> sort) {
        var parts = new String(plain, UTF_8).split(String.valueOf(END), -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        var place = new Place(parts[0], parts[1]);
        Condition.valueOf(place, sort);
        return Optional.of(place);
    }

    private byte[] sumOf(byte[] plain) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(list.getBytes(UTF_8));
            digest.update((byte) END);
            return Arrays.copyOf(digest.digest(plain), SUM_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
