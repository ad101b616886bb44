package dev.sitewright.gateway.access;

import dev.sitewright.gateway.access.TokenCalls.Tokens;
import dev.sitewright.gateway.signing.SigningKey;
import io.restassured.path.json.JsonPath;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes access tokens as the gateway makes them, and others that look like it.
 *
 * @param accountId whose they say to be
 * @param family the sign-in that they say to belong to
 * @param now when they say to be made
 */
record Forger(String accountId, Tokens family, Instant now) {
    String signed(SigningKey key, UnaryOperator<JwtClaimsBuilder> change) {
        return change.apply(claims())
                .jws()
                .header("typ", "at+jwt")
                .keyId(key.id())
                .algorithm(SignatureAlgorithm.ES256)
                .sign(key.privateKey().orElseThrow());
    }

    /** @return one that does not say what kind of token it is */
    String ofNoKind(SigningKey key) {
        return claims().jws()
                .keyId(key.id())
                .algorithm(SignatureAlgorithm.ES256)
                .sign(key.privateKey().orElseThrow());
    }

    /** @return one by another algorithm; without a secret it is not signed */
    String handmade(String algorithm, String keyId, byte @Nullable [] secret) throws GeneralSecurityException {
        var header = "{\"alg\":\"%s\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}".formatted(algorithm, keyId);
        var body = """
                {"iss":"sitewright-gateway","aud":"sitewright-api","sub":"%s","sid":"%s","scope":"account:read","iat":%d,"exp":%d}
                """.formatted(accountId, familyId(), now.getEpochSecond(), now.getEpochSecond() + 60);
        var signed = base64(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64(body.strip().getBytes(StandardCharsets.UTF_8));
        if (secret == null) {
            return signed + ".";
        }
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return signed + "." + base64(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    /** @return a key that says to be this one, and is not */
    static SigningKey otherPrivate(SigningKey key) throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return new SigningKey(
                key.id(),
                key.publicKey(),
                Optional.of(generator.generateKeyPair().getPrivate()),
                key.createdAt(),
                key.signsFrom(),
                null,
                null);
    }

    /** @return this key under a name that nobody knows */
    static SigningKey otherId(SigningKey key) {
        return new SigningKey(
                "key_other", key.publicKey(), key.privateKey(), key.createdAt(), key.signsFrom(), null, null);
    }

    private JwtClaimsBuilder claims() {
        return Jwt.claims()
                .issuer("sitewright-gateway")
                .audience("sitewright-api")
                .subject(accountId)
                .claim("sid", familyId())
                .claim("scope", "account:read")
                .issuedAt(now)
                .expiresAt(now.plusSeconds(60));
    }

    private String familyId() {
        var token = family.access();
        var body = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        var json = new String(Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8);
        return JsonPath.from(json).getString("sid");
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
