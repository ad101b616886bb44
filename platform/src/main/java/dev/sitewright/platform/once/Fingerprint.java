package dev.sitewright.platform.once;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells whether two requests ask for the same: SHA-256 of everything that was asked, the order of JSON fields and blanks aside. */
public final class Fingerprint {
    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Fingerprint() {}

    /** @return the print of these parts, in order, as hex digits; parts are texts, numbers, lists, JSON trees */
    public static String of(List<? extends @Nullable Object> asked) {
        try {
            var plain = CANONICAL.treeToValue(
                    CANONICAL.valueToTree(asked), Object.class); // trees become maps, which can be sorted
            var sum = MessageDigest.getInstance("SHA-256")
                    .digest(CANONICAL.writeValueAsString(plain).getBytes(UTF_8));
            return HexFormat.of().formatHex(sum);
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("what came as JSON can be written as JSON, and every JDK has SHA-256", e);
        }
    }
}
