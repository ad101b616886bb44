package dev.sitewright.gateway.access;

import static dev.sitewright.gateway.access.TokenCalls.me;
import static dev.sitewright.gateway.access.TokenCalls.pair;
import static dev.sitewright.gateway.access.TokenCalls.refused;

import dev.sitewright.gateway.signing.SigningKeys;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.platform.testing.Transactions;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Only the gateway makes access tokens. */
@GatewayTest
class ForgedTokensTest extends OfAda {
    @Inject
    SigningKeys keys;

    @Test
    void only_what_the_gateway_signed_for_the_public_api_is_good() throws Exception {
        var key = Transactions.await(keys::signer);
        var forger = new Forger(ada.id(), pair(ada), clock.instant());
        me(forger.signed(key, claims -> claims)).statusCode(200);
        refused(me(forger.signed(key, claims -> claims.audience("project-service"))), "not-signed-in");
        refused(me(forger.signed(key, claims -> claims.issuer("sitewright"))), "not-signed-in");
        refused(me(forger.signed(key, claims -> claims.subject("usr_other"))), "not-signed-in");
        refused(me(forger.signed(key, claims -> claims.claim("sid", "fam_other"))), "not-signed-in");
        refused(me(forger.signed(Forger.otherPrivate(key), claims -> claims)), "not-signed-in");
        refused(me(forger.signed(Forger.otherId(key), claims -> claims)), "not-signed-in");
        refused(me(forger.ofNoKind(key)), "not-signed-in");
        refused(me(forger.handmade("none", key.id(), null)), "not-signed-in");
        refused(me(forger.handmade("HS256", key.id(), key.publicKey().getEncoded())), "not-signed-in");
    }

    @Test
    void tokens_stay_good_while_keys_change() {
        Transactions.await(keys::signer);
        var root = people.admin();
        root.request()
                .urlEncodingEnabled(false)
                .post("/api/v1/signing-keys:rotate")
                .then()
                .statusCode(200);
        clock.advance(Duration.ofMinutes(9));
        var before = pair(ada);
        clock.advance(Duration.ofMinutes(2));
        var after = pair(ada);
        me(before.access()).statusCode(200);
        me(after.access()).statusCode(200);
    }
}
