package dev.sitewright.platform.token;

import dev.sitewright.platform.token.MadeTokens.Wish;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.util.KeyUtils;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the tokens with which services call each other: JWT, ES256, one audience each. The key file may be replaced while we run. */
@Singleton
public class InternalTokens {
    /** Who issues them. */
    public static final String ISSUER = "sitewright";

    private static final Duration LIFETIME = Duration.ofMinutes(2);
    private static final Duration AGAIN = LIFETIME.dividedBy(4); // what is given out lasts long enough for any call

    private final String service;
    private final KeyFile<PrivateKey> key;
    private final MadeTokens made = new MadeTokens(AGAIN);

    InternalTokens(
            @ConfigProperty(name = "sitewright.service") String service,
            @ConfigProperty(name = "sitewright.internal.private-key") Path keyFile) {
        this.service = service;
        this.key = new KeyFile<>(keyFile, InternalTokens::decoded);
        key.read(); // a service that can call nobody does not start
    }

    /**
     * Speaks for a person.
     *
     * @param userId for whom the call is made
     * @param groups the person's roles
     * @param audience the service that is called
     * @return a bearer token
     */
    public String forUser(String userId, Set<String> groups, String audience) {
        return token(userId, groups, audience);
    }

    /** @return a bearer token with which this service speaks for itself to {@code audience} */
    public String forService(String audience) {
        return token(Caller.SERVICE_PREFIX + service, Set.of(Caller.SERVICE_GROUP), audience);
    }

    private String token(String subject, Set<String> groups, String audience) {
        var signing = key.read();
        return made.get(
                new Wish(subject, Set.copyOf(groups), audience),
                signing,
                () -> sign(subject, groups, audience, signing));
    }

    private static String sign(String subject, Set<String> groups, String audience, PrivateKey key) {
        return Jwt.issuer(ISSUER)
                .subject(subject)
                .groups(groups)
                .audience(audience)
                .expiresIn(LIFETIME)
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .sign(key);
    }

    private static PrivateKey decoded(String pem) {
        try {
            return KeyUtils.decodePrivateKey(pem.strip(), SignatureAlgorithm.ES256);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException("no EC private key (PKCS#8, PEM)", e);
        }
    }
}
