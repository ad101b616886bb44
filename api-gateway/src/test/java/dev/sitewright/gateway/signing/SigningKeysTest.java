package dev.sitewright.gateway.signing;

import static dev.sitewright.platform.testing.Transactions.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.MovableClock;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.gateway.testing.People.Person;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class SigningKeysTest {
    private static final String KEYS = "/api/v1/signing-keys";

    @Inject
    SigningKeys keys;

    @Inject
    SigningKeyStore store;

    @Inject
    SigningConfig config;

    @Inject
    MovableClock clock;

    @Inject
    Vertx vertx;

    @Inject
    Pool pool;

    @Inject
    People people;

    @BeforeEach
    void a_new_installation() {
        pool.query("delete from signing_key").executeAndAwait();
        await(keys::step);
    }

    @AfterEach
    void back_to_now() {
        clock.setBack();
    }

    @Test
    void the_public_halves_are_published_and_may_be_cached() {
        given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=300")
                .body("keys", hasSize(1))
                .body("keys[0].kty", is("EC"))
                .body("keys[0].crv", is("P-256"))
                .body("keys[0].alg", is("ES256"))
                .body("keys[0].use", is("sig"))
                .body("keys[0].d", org.hamcrest.Matchers.nullValue());
    }

    @Test
    void the_private_half_is_stored_sealed() {
        var row = pool.query("select private_key from signing_key")
                .executeAndAwait()
                .iterator()
                .next();
        var signer = await(keys::signer);
        assertThat(row.getString("private_key"))
                .doesNotContain(java.util.Base64.getEncoder()
                        .encodeToString(signer.privateKey().orElseThrow().getEncoded())
                        .substring(50, 90));
    }

    @Test
    void a_key_is_published_before_it_signs_and_until_its_last_token_has_expired() {
        var root = people.admin();
        var first = await(keys::signer).id();
        rotate(root).body("items.state", contains("current", "next"));
        assertThat(await(keys::signer).id()).isEqualTo(first);
        assertThat(jwks()).hasSize(2).contains(first);
        var second = jwks().getLast();

        clock.advance(config.lead());
        assertThat(await(keys::signer).id()).isEqualTo(second);
        assertThat(jwks()).containsExactly(first, second);

        clock.advance(config.tokenLifetime());
        assertThat(jwks()).containsExactly(first, second);
        clock.advance(Duration.ofMinutes(1));
        assertThat(jwks()).containsExactly(second);
        await(keys::step);
        assertThat(pool.query("select 1 from signing_key").executeAndAwait().size())
                .isEqualTo(1);
    }

    @Test
    void asking_again_while_a_key_waits_changes_nothing() {
        var root = people.admin();
        List<String> once = rotate(root).extract().path("items.id");
        rotate(root).body("items.id", is(once));
    }

    @Test
    void keys_are_replaced_when_their_time_has_come() {
        clock.advance(config.rotation());
        await(keys::step);
        assertThat(jwks()).hasSize(2);
    }

    @Test
    void many_replicas_at_once_make_one_key() {
        var replicas = IntStream.range(0, 6)
                .mapToObj(number -> new SigningKeys(vertx, store, clock, config))
                .toList();
        pool.query("delete from signing_key").executeAndAwait();
        replicas.parallelStream().forEach(replica -> await(replica::step));
        assertThat(replicas.stream().map(replica -> await(replica::signer).id()).distinct())
                .hasSize(1);
        replicas.parallelStream().forEach(replica -> await(replica::rotate));
        assertThat(pool.query("select 1 from signing_key").executeAndAwait().size())
                .isEqualTo(2);
    }

    @Test
    void a_replica_looks_again_for_a_key_that_it_does_not_know() {
        var other = new SigningKeys(vertx, store, clock, config);
        await(other::step);
        var fresh = await(keys::rotate).getLast().id();
        clock.advance(Duration.ofSeconds(2));
        assertThat(await(() -> other.published(fresh))).isPresent();
        assertThat(await(() -> other.published("key_none"))).isEmpty();
    }

    @Test
    void only_administrators_see_and_replace_keys() {
        var ada = people.somebody();
        ada.request().get(KEYS).then().statusCode(403);
        ada.request().urlEncodingEnabled(false).post(KEYS + ":rotate").then().statusCode(403);
        people.admin()
                .request()
                .get(KEYS)
                .then()
                .statusCode(200)
                .body("items.state", everyItem(is("current")))
                .body(not(containsString("rivateKey")));
    }

    private static ValidatableResponse rotate(Person administrator) {
        return administrator
                .request()
                .urlEncodingEnabled(false)
                .post(KEYS + ":rotate")
                .then()
                .statusCode(200);
    }

    private static List<String> jwks() {
        return given().get("/.well-known/jwks.json").then().extract().path("keys.kid");
    }
}
