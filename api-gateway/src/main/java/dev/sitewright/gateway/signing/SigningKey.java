package dev.sitewright.gateway.signing;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * A key pair: EC P-256, for ES256.
 *
 * @param id the {@code kid} of its tokens
 * @param privateKey empty when it cannot be opened with this installation's secrets key: then it verifies, and does not sign
 * @param signsFrom from when on it signs
 * @param signsUntil when its successor begins; null while it has none
 * @param publishedUntil when its last token has expired; null while it has no successor
 */
public record SigningKey(
        String id,
        PublicKey publicKey,
        Optional<PrivateKey> privateKey,
        Instant createdAt,
        Instant signsFrom,
        @Nullable Instant signsUntil,
        @Nullable Instant publishedUntil) {
    boolean canSign(Instant now) {
        return privateKey.isPresent() && !signsFrom.isAfter(now) && (signsUntil == null || signsUntil.isAfter(now));
    }

    boolean isPublished(Instant now) {
        return publishedUntil == null || publishedUntil.isAfter(now);
    }

    /** @return the public half as a JSON web key (RFC 7517) */
    Map<String, Object> toJwk() {
        try {
            var key = PublicJsonWebKey.Factory.newPublicJwk(publicKey);
            key.setKeyId(id);
            key.setUse("sig");
            key.setAlgorithm("ES256");
            return key.toParams(OutputControlLevel.PUBLIC_ONLY);
        } catch (JoseException e) {
            throw new IllegalStateException("a key that we made is on P-256", e);
        }
    }
}
