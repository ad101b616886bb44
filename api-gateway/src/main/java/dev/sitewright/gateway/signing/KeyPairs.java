package dev.sitewright.gateway.signing;

import dev.sitewright.platform.secret.SecretBox;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Makes key pairs, and turns them into what is stored and back. */
@ApplicationScoped
class KeyPairs {
    private static final Logger LOG = Logger.getLogger(KeyPairs.class);

    private final SecretBox secrets;

    KeyPairs(SecretBox secrets) {
        this.secrets = secrets;
    }

    KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    /** @return the public half, X.509 in base64 */
    static String encoded(PublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** @return the private half, PKCS#8 in base64, sealed */
    String sealed(String id, PrivateKey key) {
        return secrets.seal(Base64.getEncoder().encodeToString(key.getEncoded()), purpose(id));
    }

    static PublicKey decoded(String publicKey) {
        try {
            return KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("written by encoded()", e);
        }
    }

    /** @return the private half; empty when it was sealed with a secrets key that this installation has no more */
    Optional<PrivateKey> opened(String id, String privateKey) {
        try {
            var encoded = Base64.getDecoder().decode(secrets.open(privateKey, purpose(id)));
            return Optional.of(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (SecretBox.CannotOpen e) {
            LOG.errorf(
                    "Signing key %s cannot be opened with sitewright.secrets.key: it verifies, and signs no more.", id);
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("written by sealed()", e);
        }
    }

    private static String purpose(String id) {
        return "signing-key:" + id;
    }
}
