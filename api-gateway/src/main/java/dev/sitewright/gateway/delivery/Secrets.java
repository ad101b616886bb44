package dev.sitewright.gateway.delivery;

import dev.sitewright.platform.secret.SecretBox;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;

/** The secrets with which deliveries are signed, as Standard Webhooks writes them: {@code whsec_} and 32 random bytes in base64. */
@ApplicationScoped
public class Secrets {
    static final String PREFIX = "whsec_";
    private static final int LENGTH = 32;

    private final SecretBox box;
    private final SecureRandom random = new SecureRandom();

    Secrets(SecretBox box) {
        this.box = box;
    }

    /**
     * A secret that is new.
     *
     * @param text what its owner is shown, once
     * @param sealed what is kept
     */
    public record NewSecret(String text, String sealed) {
        @Override
        public String toString() {
            return "NewSecret[]"; // never a secret into a log
        }
    }

    /** @return a secret for a webhook */
    public NewSecret next(String webhookId) {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        var text = PREFIX + Base64.getEncoder().encodeToString(bytes);
        return new NewSecret(text, box.seal(text, purpose(webhookId)));
    }

    /** @return the bytes that sign for a webhook */
    byte[] key(String webhookId, String sealed) {
        return Base64.getDecoder().decode(box.open(sealed, purpose(webhookId)).substring(PREFIX.length()));
    }

    private static String purpose(String webhookId) {
        return "webhook " + webhookId;
    }
}
