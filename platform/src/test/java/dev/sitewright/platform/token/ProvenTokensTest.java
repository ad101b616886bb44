package dev.sitewright.platform.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.util.ArrayList;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class ProvenTokensTest {
    private final List<JsonWebKey> keys = new ArrayList<>();
    private final ProvenTokens proven = new ProvenTokens();
    private final JWTCallerPrincipal ada = new DefaultJWTCallerPrincipal("token", "JWT", new JwtClaims());

    @Test
    void a_token_is_known_by_the_keys_that_proved_it() {
        proven.keep("token", ada, keys, in(60));
        assertThat(proven.find("token", keys)).contains(ada);
        assertThat(proven.find("another", keys)).isEmpty();
        assertThat(proven.find("token", new ArrayList<>(keys))).isEmpty();
    }

    @Test
    void a_token_is_not_known_beyond_its_end() {
        proven.keep("token", ada, keys, in(-1));
        assertThat(proven.find("token", keys)).isEmpty();
    }

    @Test
    void so_many_are_remembered_and_no_more() {
        for (var number = 0; number < 1_001; number++) {
            proven.keep("token " + number, ada, keys, in(60));
        }
        assertThat(proven.find("token 0", keys)).isEmpty();
        assertThat(proven.find("token 1", keys)).contains(ada);
    }

    private static NumericDate in(int seconds) {
        var moment = NumericDate.now();
        moment.addSeconds(seconds);
        return moment;
    }
}
