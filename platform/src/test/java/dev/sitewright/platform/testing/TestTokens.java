package dev.sitewright.platform.testing;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.util.KeyUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tokens with which a test calls the service under test from inside. */
public final class TestTokens {
    private TestTokens() {}

    /** @return the value of an {@code Authorization} header that speaks for a user without further roles */
    public static String user(String userId) {
        return "Bearer " + token(userId, Set.of("user"), own(), Duration.ofMinutes(5));
    }

    /** @return the value of an {@code Authorization} header of an administrator */
    public static String admin(String userId) {
        return "Bearer " + token(userId, Set.of("user", "admin"), own(), Duration.ofMinutes(5));
    }

    /** @return the value of an {@code Authorization} header with which another service speaks for itself */
    public static String service(String name) {
        return "Bearer " + token("service:" + name, Set.of("service"), own(), Duration.ofMinutes(5));
    }

    /** @return a bare token with any claims, signed with the right key */
    public static String token(String subject, Set<String> groups, String audience, Duration lifetime) {
        return Jwt.issuer("sitewright")
                .subject(subject)
                .groups(groups)
                .audience(audience)
                .expiresIn(lifetime)
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .sign(key());
    }

    /** @return the key that signs tokens between services here */
    static java.security.PrivateKey key() {
        try {
            return KeyUtils.decodePrivateKey(
                    Files.readString(Path.of(setting("sitewright.internal.private-key"))), SignatureAlgorithm.ES256);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String own() {
        return setting("sitewright.service");
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
