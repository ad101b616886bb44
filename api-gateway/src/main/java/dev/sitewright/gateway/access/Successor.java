package dev.sitewright.gateway.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sitewright.gateway.opaque.OpaqueToken;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The refresh token that follows another: HMAC-SHA-256 of a random salt under the one before. So a repeated request gets the very same
 * answer, though nobody keeps that answer: who has only the table lacks the token, and who has only the token lacks the salt.
 */
final class Successor {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Successor() {}

    static String salt() {
        var bits = new byte[32];
        RANDOM.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    static OpaqueToken of(OpaqueToken before, String salt) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(before.value().getBytes(US_ASCII), "HmacSHA256"));
            return OpaqueToken.of(
                    OpaqueToken.Kind.REFRESH, mac.doFinal(HexFormat.of().parseHex(salt)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
