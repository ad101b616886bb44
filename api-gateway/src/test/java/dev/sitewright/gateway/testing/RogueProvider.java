package dev.sitewright.gateway.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

/**
 * An OpenID provider over real HTTP that vouches for whomever a test wants, in whatever way. Known to the gateway as {@code rogue}, which
 * registers people, and as {@code closed}, which does not; {@code gone} is one that never answers.
 */
public class RogueProvider extends HttpStandIn {
    /** What the gateway is called there. */
    public static final String CLIENT = "sitewright";

    /** By what the gateway proves it. */
    public static final String SECRET = "only for tests, and long enough to be taken";

    private static final String KEY_ID = "k1";

    private final ECKey key = newKey();
    private volatile String issuer = "";
    private volatile int tokenStatus = 200;
    private volatile String tokenAnswer = "{}";

    @Override
    Map<String, String> settings(String address) {
        issuer = address;
        var settings = new HashMap<String, String>();
        configure(settings, "rogue", issuer);
        configure(settings, "closed", issuer);
        configure(settings, "gone", "http://127.0.0.1:1");
        settings.put("sitewright.oidc.rogue.allow-registration", "true");
        settings.put("sitewright.oidc.rogue.label", "Rogues & Co.");
        return settings;
    }

    /** Adds the settings of a provider. */
    static void configure(Map<String, String> settings, String name, String issuer) {
        settings.put("sitewright.oidc." + name + ".issuer", issuer);
        settings.put("sitewright.oidc." + name + ".client-id", CLIENT);
        settings.put("sitewright.oidc." + name + ".client-secret", SECRET);
    }

    /** @return who it is */
    public String issuer() {
        return issuer;
    }

    /** @return the claims about somebody as they must be */
    public JWTClaimsSet.Builder claims(String subject, String nonce) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(subject)
                .audience(CLIENT)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))))
                .claim("nonce", nonce);
    }

    /** Vouches for somebody with these claims, signed with its own key, from now on. */
    public void vouch(JWTClaimsSet claims) {
        answerWithIdToken(signed(claims, key));
    }

    /** Vouches with a key that is not its own, under the same name. */
    public void vouchByAnotherKey(JWTClaimsSet claims) {
        answerWithIdToken(signed(claims, newKey()));
    }

    /** Answers with this ID token, whatever it is. */
    public void answerWithIdToken(String idToken) {
        answerWith(
                200,
                new JsonObject()
                        .put("access_token", "x")
                        .put("token_type", "Bearer")
                        .put("id_token", idToken)
                        .encode());
    }

    /** Answers the exchange of a code so from now on. */
    public void answerWith(int status, String body) {
        tokenStatus = status;
        tokenAnswer = body;
    }

    @Override
    void answer(HttpServerRequest request) {
        var response = request.response().putHeader("Content-Type", "application/json");
        switch (request.path()) {
            case "/.well-known/openid-configuration" -> response.end(metadata());
            case "/keys" -> response.end(new JWKSet(key.toPublicJWK()).toString());
            case "/token" -> response.setStatusCode(tokenStatus).end(tokenAnswer);
            default -> response.setStatusCode(404).end();
        }
    }

    private String metadata() {
        return new JsonObject()
                .put("issuer", issuer)
                .put("authorization_endpoint", issuer + "/authorize")
                .put("token_endpoint", issuer + "/token")
                .put("jwks_uri", issuer + "/keys")
                .put("response_types_supported", java.util.List.of("code"))
                .put("subject_types_supported", java.util.List.of("public"))
                .put("id_token_signing_alg_values_supported", java.util.List.of("ES256"))
                .encode();
    }

    private static String signed(JWTClaimsSet claims, ECKey by) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(KEY_ID).build(), claims);
            token.sign(new ECDSASigner(by));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(KEY_ID).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
