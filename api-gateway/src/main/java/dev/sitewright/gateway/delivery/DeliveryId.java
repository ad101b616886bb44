package dev.sitewright.gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** The id of the delivery of one fact to one webhook: always the same one. A UUIDv7 by the fact's time, with a digest for its random part. */
final class DeliveryId {
    static final String PREFIX = "dlv";

    private DeliveryId() {}

    static String of(String webhookId, String factId, Instant time) {
        var digits = new StringBuilder(HexFormat.of().toHexDigits(time.toEpochMilli(), 12));
        digits.append(HexFormat.of().formatHex(sha256(webhookId + " " + factId)), 0, 20);
        digits.setCharAt(12, '7'); // version and variant of RFC 9562
        digits.setCharAt(16, '8');
        return PREFIX + "_" + digits;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
