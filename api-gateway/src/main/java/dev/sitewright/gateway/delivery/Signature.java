package dev.sitewright.gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures as Standard Webhooks has them, scheme {@code v1}: HMAC-SHA-256 over id, time and body. */
final class Signature {
    private Signature() {}

    /**
     * Signs a message.
     *
     * @param keys one, or during a rotation two: each gives a signature, and the receiver needs one that it can check
     * @param timestamp seconds since 1970, of this attempt: receivers refuse what is old, so that nobody can send it again
     * @return the value of {@code webhook-signature}
     */
    static String of(List<byte[]> keys, String id, long timestamp, String body) {
        var signed = (id + "." + timestamp + "." + body).getBytes(UTF_8);
        return keys.stream()
                .map(key -> "v1," + Base64.getEncoder().encodeToString(hmac(key, signed)))
                .collect(Collectors.joining(" "));
    }

    private static byte[] hmac(byte[] key, byte[] signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(signed);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256, and it takes any key", e);
        }
    }
}
