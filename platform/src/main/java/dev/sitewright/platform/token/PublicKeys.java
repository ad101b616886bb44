package dev.sitewright.platform.token;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.util.KeyUtils;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.regex.Pattern;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;

/** Reads a file of public keys: one after the other, X.509 in PEM. */
final class PublicKeys {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----.*?-----END PUBLIC KEY-----", Pattern.DOTALL);

    private PublicKeys() {}

    /** @return at least one key; throws {@link IllegalArgumentException} for a text that holds none */
    static List<JsonWebKey> of(String text) {
        var found = PEM.matcher(text).results().map(pem -> keyOf(pem.group())).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no EC public key (X.509, PEM)");
        }
        return found;
    }

    private static JsonWebKey keyOf(String pem) {
        try {
            return JsonWebKey.Factory.newJwk(KeyUtils.decodePublicKey(pem, SignatureAlgorithm.ES256));
        } catch (GeneralSecurityException | JoseException e) {
            throw new IllegalArgumentException("a key is no EC public key (X.509, PEM)", e);
        }
    }
}
