package dev.sitewright.gateway.oidc;

import static dev.sitewright.gateway.oidc.Refusals.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.sitewright.gateway.testing.BrowserSignIn;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.gateway.testing.RogueProvider;
import dev.sitewright.platform.ids.Ids;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sign-in by another provider must withstand: providers, browsers and addresses that are not what they should be. */
@GatewayTest
class OidcTest {
    @Inject
    People people;

    @Inject
    Pool pool;

    RogueProvider rogue = new RogueProvider();

    private final String subject = Ids.next("sub");

    @Test
    void providers_are_listed_for_everybody() {
        given().get("/api/v1/login/oidc")
                .then()
                .statusCode(200)
                .body("items.name", is(List.of("closed", "gone", "real", "rogue")))
                .body("items.label", hasItem("Rogues & Co."))
                .body("items.url", hasItem("/api/v1/login/oidc/rogue"));
    }

    @Test
    void the_browser_goes_to_the_provider_with_challenge_state_and_nonce() {
        var signIn = BrowserSignIn.by("rogue");
        assertThat(signIn.address().toString()).startsWith(rogue.issuer() + "/authorize?");
        assertThat(signIn.parameter("response_type")).isEqualTo("code");
        assertThat(signIn.parameter("client_id")).isEqualTo(RogueProvider.CLIENT);
        assertThat(signIn.parameter("scope")).contains("openid");
        assertThat(signIn.parameter("redirect_uri")).endsWith("/api/v1/login/oidc/rogue/callback");
        assertThat(signIn.parameter("code_challenge_method")).isEqualTo("S256");
        for (var secret : List.of("code_challenge", "state", "nonce")) {
            assertThat(signIn.parameter(secret)).matches("[A-Za-z0-9_-]{43}");
            assertThat(BrowserSignIn.by("rogue").parameter(secret)).isNotEqualTo(signIn.parameter(secret));
        }
    }

    @Test
    void what_is_stored_of_an_attempt_helps_nobody_to_finish_it() {
        var signIn = BrowserSignIn.by("rogue");
        var stored = pool.query("select a::text from oidc_attempt a").executeAndAwait().stream()
                .map(row -> row.getString(0))
                .toList();
        assertThat(stored).isNotEmpty();
        assertThat(stored)
                .noneMatch(row -> row.contains(signIn.cookie())
                        || row.contains(signIn.parameter("state"))
                        || row.contains(signIn.parameter("nonce")));
    }

    @Test
    void somebody_new_gets_an_account_and_has_the_same_one_ever_after() {
        var first = arrive(claims -> claims.claim("preferred_username", "Zoë " + subject));
        var again = arrive(claims -> claims.claim("preferred_username", "another"));
        assertThat(userOf(again)).isEqualTo(userOf(first));
        me(first)
                .body("user.username", is(("Zo--" + subject).substring(0, 40)))
                .body("user.role", is("user"))
                .body("user.hasPassword", is(false));
    }

    @Test
    void of_one_new_person_in_two_browsers_there_is_one_account() {
        var users =
                IntStream.range(0, 4).mapToObj(i -> BrowserSignIn.by("rogue")).toList();
        rogue.vouch(rogue.claims(subject, users.getFirst().parameter("nonce")).build());
        var arrived = users.getFirst().comeBack().statusCode(302);
        assertThat(userOf(arrived)).isEqualTo(userOf(arrive(UnaryOperator.identity())));
        assertThat(count("select count(*) from oidc_link where subject = $1")).isEqualTo(1);
    }

    @Test
    void nobody_gets_an_account_by_its_name_or_address() {
        var victim = people.somebody().id();
        var arrived = arrive(claims -> claims.claim("preferred_username", victim)
                .claim("email", victim + "@example.org")
                .claim("email_verified", false));
        assertThat(userOf(arrived)).isNotEqualTo(victim);
        me(arrived).body("user.username", is(victim + "-2"));
    }

    @Test
    void where_nobody_is_registered_somebody_new_stays_outside() {
        BrowserSignIn.by("closed")
                .vouchedFor(rogue, subject)
                .statusCode(403)
                .body("code", is("registration-closed"))
                .header("Set-Cookie", nullValue());
        var user = userOf(arrive(UnaryOperator.identity()));
        assertThat(userOf(BrowserSignIn.by("closed").vouchedFor(rogue, subject)))
                .isEqualTo(user);
    }

    @Test
    void a_disabled_account_stays_outside() {
        var user = userOf(arrive(UnaryOperator.identity()));
        pool.preparedQuery("update account set disabled = true where id = $1").executeAndAwait(Tuple.of(user));
        refused(BrowserSignIn.by("rogue").vouchedFor(rogue, subject));
    }

    @Test
    void a_state_that_this_browser_was_not_given_is_refused() {
        var mine = BrowserSignIn.by("rogue");
        rogue.vouch(rogue.claims(subject, mine.parameter("nonce")).build());
        refused(mine.comeBack(Map.of("code", "a-code", "state", "x".repeat(43))));
        refused(mine.comeBack(Map.of("code", "a-code")));
        var attackers = BrowserSignIn.by("rogue");
        refused(mine.comeBack(Map.of("code", "a-code", "state", attackers.parameter("state"))));
        given().queryParams(Map.of("code", "a-code", "state", mine.parameter("state")))
                .get("/api/v1/login/oidc/rogue/callback")
                .then()
                .statusCode(401);
    }

    @Test
    void an_attempt_at_one_provider_does_not_end_at_another() {
        var signIn = BrowserSignIn.by("rogue");
        rogue.vouch(rogue.claims(subject, signIn.parameter("nonce")).build());
        refused(new BrowserSignIn("closed", signIn.cookie(), signIn.address()).comeBack());
    }

    @Test
    void coming_back_twice_works_once() {
        var signIn = BrowserSignIn.by("rogue");
        signIn.vouchedFor(rogue, subject).statusCode(302);
        refused(signIn.comeBack());
    }

    @Test
    void an_attempt_that_failed_is_over() {
        var signIn = BrowserSignIn.by("rogue");
        refused(signIn.comeBack(Map.of("error", "access_denied", "state", signIn.parameter("state"))));
        refused(signIn.vouchedFor(rogue, subject));
    }

    @Test
    void an_attempt_that_took_too_long_is_over() {
        var signIn = BrowserSignIn.by("rogue");
        pool.query("update oidc_attempt set ends_at = now() - interval '1 day'").executeAndAwait();
        refused(signIn.vouchedFor(rogue, subject));
    }

    @Test
    void a_provider_that_does_not_answer_is_a_matter_of_trying_again() {
        given().redirects()
                .follow(false)
                .get("/api/v1/login/oidc/gone")
                .then()
                .statusCode(503)
                .body("code", is("login-provider-unavailable"))
                .body("retryable", is(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "/\t/evil.example",
                "/a\r\nSet-Cookie: a=b",
                "javascript:alert(1)",
                "evil.example",
                "/ä"
            })
    void nobody_is_sent_to_another_server(String returnTo) {
        given().redirects()
                .follow(false)
                .queryParam("returnTo", returnTo)
                .get("/api/v1/login/oidc/rogue")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("?returnTo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/projects?sort=name#top", "/a//b", "/%2F%2Fevil.example"})
    void people_arrive_where_they_wanted_to_go(String returnTo) {
        var signIn = BrowserSignIn.by("rogue", returnTo);
        var here = signIn.parameter("redirect_uri").replaceFirst("/api/v1/.*", "");
        signIn.vouchedFor(rogue, subject)
                .statusCode(302)
                .header("Location", org.hamcrest.Matchers.anyOf(is(returnTo), is(here + returnTo)))
                .header("Cache-Control", containsString("no-store"));
    }

    private ValidatableResponse arrive(UnaryOperator<JWTClaimsSet.Builder> more) {
        var signIn = BrowserSignIn.by("rogue");
        rogue.vouch(more.apply(rogue.claims(subject, signIn.parameter("nonce"))).build());
        return signIn.comeBack().statusCode(302);
    }

    private static ValidatableResponse me(ValidatableResponse arrived) {
        return given().cookie("sitewright_session", arrived.extract().cookie("sitewright_session"))
                .get("/api/v1/me")
                .then()
                .statusCode(200);
    }

    private static String userOf(ValidatableResponse arrived) {
        return me(arrived).extract().path("user.id");
    }

    private long count(String query) {
        return pool.preparedQuery(query)
                .executeAndAwait(Tuple.of(subject))
                .iterator()
                .next()
                .getLong(0);
    }
}
