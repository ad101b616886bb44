package dev.sitewright.gateway.oidc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that a browser keeps while it signs in. State, nonce and code verifier follow from it, so the database holds none of them.
 *
 * @param value 256 random bits, base64url
 */
record Secrets(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String HMAC = "HmacSHA256";

    static Secrets random() {
        return new Secrets(randomText());
    }

    /** @return the secret in a cookie; empty when the cookie cannot hold one */
    static Optional<Secrets> of(String cookie) {
        return SHAPE.matcher(cookie).matches() ? Optional.of(new Secrets(cookie)) : Optional.empty();
    }

    /** @return 256 random bits: which of a browser's attempts comes back */
    static String randomState() {
        return randomText();
    }

    /** @return what the ID token of an attempt must carry */
    String nonce(String state) {
        return derived("nonce " + state);
    }

    /** @return what exchanges the code of an attempt (RFC 7636) */
    String verifier(String state) {
        return derived("verifier " + state);
    }

    /** @return under what an attempt is stored: only the browser that began it, with the state that it was given, finds it again */
    String attempt(String provider, String state) {
        try {
            var bytes = (provider + "\n" + state + "\n" + value).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private String derived(String purpose) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.US_ASCII), HMAC));
            return text(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    private static String randomText() {
        var bits = new byte[32];
        RANDOM.nextBytes(bits);
        return text(bits);
    }

    private static String text(byte[] bits) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    @Override
    public String toString() {
        return "Secrets[…]"; // never into a log
    }
}
