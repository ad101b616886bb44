package dev.sitewright.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Seals texts before they are stored: AES-256-GCM by Tink, under the installation's key. Made when it is first used. */
@ApplicationScoped
public class SecretBox {
    private final Aead aead;
    private final SecretKeySpec prints;

    SecretBox(SecretsConfig config) {
        try {
            AeadConfig.register();
            var key = SecretKeys.primary(config);
            this.aead = SecretKeys.keyset(key, config.oldKeys().orElse(List.of()))
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
            this.prints = new SecretKeySpec(hmac(new SecretKeySpec(key, "HmacSHA256"), "prints"), "HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink and the JDK have AES-256-GCM and HMAC", e);
        }
    }

    /** A sealed text that this installation's keys do not open, or not for this purpose. */
    public static class CannotOpen extends RuntimeException {
        CannotOpen(GeneralSecurityException cause) {
            super("sealed with another key, for another purpose, or changed", cause);
        }
    }

    /**
     * Seals a text.
     *
     * @param purpose what it is, and whose: it opens for nothing else
     * @return base64
     */
    public String seal(String text, String purpose) {
        try {
            return Base64.getEncoder().encodeToString(aead.encrypt(text.getBytes(UTF_8), purpose.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a text can be encrypted", e);
        }
    }

    /** @return the text; throws {@link CannotOpen} */
    public String open(String sealed, String purpose) {
        try {
            return new String(aead.decrypt(Base64.getDecoder().decode(sealed), purpose.getBytes(UTF_8)), UTF_8);
        } catch (GeneralSecurityException e) {
            throw new CannotOpen(e);
        }
    }

    /** @return a print by which the same text is known again, and from which nobody without the key can guess it, as hex digits */
    public String print(String text) {
        try {
            return HexFormat.of().formatHex(hmac(prints, text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    private static byte[] hmac(SecretKeySpec key, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        return mac.doFinal(text.getBytes(UTF_8));
    }
}
