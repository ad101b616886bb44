package dev.sitewright.gateway.oidc;

import static dev.sitewright.gateway.oidc.Refusals.refused;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.sitewright.gateway.testing.BrowserSignIn;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.RogueProvider;
import dev.sitewright.platform.ids.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What must hold of a provider's answer before anybody comes in by it. */
@GatewayTest
class IdTokensTest {
    private final RogueProvider rogue = new RogueProvider();

    private final String subject = Ids.next("sub");

    @Test
    void an_answer_in_another_providers_name_is_refused() {
        var signIn = BrowserSignIn.by("rogue");
        rogue.vouch(rogue.claims(subject, signIn.parameter("nonce")).build());
        refused(signIn.comeBack(
                Map.of("code", "a-code", "state", signIn.parameter("state"), "iss", "https://evil.example")));
    }

    @Test
    void id_tokens_that_are_not_for_this_attempt_are_refused() {
        refusedWith(claims -> claims.claim("nonce", "another"));
        refusedWith(claims -> claims.claim("nonce", null));
        refusedWith(claims -> claims.audience("another-client"));
        refusedWith(claims ->
                claims.audience(List.of(RogueProvider.CLIENT, "another")).claim("azp", "another"));
        refusedWith(claims -> claims.audience(List.of(RogueProvider.CLIENT, "another")));
        refusedWith(claims -> claims.issuer("https://evil.example"));
        refusedWith(claims -> claims.expirationTime(Date.from(Instant.now().minus(Duration.ofMinutes(10)))));
        refusedWith(claims -> claims.expirationTime(null));
        refusedWith(claims -> claims.subject(null));
        BrowserSignIn.by("rogue").vouchedFor(rogue, subject).statusCode(302);
    }

    @Test
    void id_tokens_that_the_provider_has_not_signed_are_refused() throws JOSEException {
        var byAnotherKey = BrowserSignIn.by("rogue");
        rogue.vouchByAnotherKey(claimsFor(byAnotherKey));
        refused(byAnotherKey.comeBack());

        var unsigned = BrowserSignIn.by("rogue");
        rogue.answerWithIdToken(new PlainJWT(claimsFor(unsigned)).serialize());
        refused(unsigned.comeBack());

        var bySecret = BrowserSignIn.by("rogue");
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claimsFor(bySecret));
        token.sign(new MACSigner(RogueProvider.SECRET));
        rogue.answerWithIdToken(token.serialize());
        refused(bySecret.comeBack());
    }

    @Test
    void answers_that_are_none_are_refused() {
        for (var body : List.of("{\"error\":\"invalid_grant\"}", "<html>", "{}")) {
            var signIn = BrowserSignIn.by("rogue");
            rogue.answerWith(body.contains("error") ? 400 : 200, body);
            refused(signIn.comeBack());
        }
        var signIn = BrowserSignIn.by("rogue");
        rogue.answerWith(200, "{\"access_token\":\"x\",\"token_type\":\"Bearer\"}");
        refused(signIn.comeBack());
    }

    private void refusedWith(UnaryOperator<JWTClaimsSet.Builder> change) {
        var signIn = BrowserSignIn.by("rogue");
        rogue.vouch(
                change.apply(rogue.claims(subject, signIn.parameter("nonce"))).build());
        refused(signIn.comeBack());
    }

    private JWTClaimsSet claimsFor(BrowserSignIn signIn) {
        return rogue.claims(subject, signIn.parameter("nonce")).build();
    }
}
