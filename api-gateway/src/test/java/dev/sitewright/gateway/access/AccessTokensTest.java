package dev.sitewright.gateway.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.sitewright.gateway.signing.SigningKey;
import dev.sitewright.gateway.signing.SigningKeys;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.MovableClock;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.gateway.testing.People.Person;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.Transactions;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class AccessTokensTest {
    private static final String PASSWORD = "correct horse";

    @Inject
    People people;

    @Inject
    Pool pool;

    @Inject
    MovableClock clock;

    @Inject
    SigningKeys keys;

    private Person ada;

    @BeforeEach
    void ada_is_there() {
        ada = people.somebody();
    }

    @AfterEach
    void back_to_now() {
        clock.setBack();
    }

    @Test
    void a_signed_in_browser_gets_tokens_that_anybody_can_verify() throws Exception {
        var answer = given().cookie("sitewright_session", ada.cookie())
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/auth/token")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("tokenType", is("Bearer"))
                .body("expiresIn", is(600));
        String token = answer.extract().path("accessToken");
        me(token).statusCode(200).body("user.id", is(ada.id()));
        var verified = verified(token);
        assertThat(verified.getJwtClaims().getSubject()).isEqualTo(ada.id());
        assertThat(verified.getJoseObjects().getFirst().getHeader("typ")).isEqualTo("at+jwt");
    }

    /** As a program elsewhere does it, from the published keys. */
    private static JwtContext verified(String token) throws Exception {
        var set = new JsonWebKeySet(given().get("/.well-known/jwks.json").asString());
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver((jws, nesting) -> set.getJsonWebKeys().stream()
                        .filter(key -> key.getKeyId().equals(jws.getKeyIdHeaderValue()))
                        .map(key -> ((PublicJsonWebKey) key).getPublicKey())
                        .findFirst()
                        .orElseThrow())
                .setExpectedAudience("sitewright-api")
                .setExpectedIssuer("sitewright-gateway")
                .setRequireExpirationTime()
                .build()
                .process(token);
    }

    @Test
    void a_password_gets_tokens_and_its_change_ends_them() {
        var name = created();
        var pair = signIn(name, PASSWORD).statusCode(200);
        String token = pair.extract().path("accessToken");
        me(token).statusCode(200);
        bearer(token)
                .body(Map.of("current", PASSWORD, "new", "another horse"))
                .post("/api/v1/me/password")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
        var other = signIn(name, "another horse").statusCode(200);
        bearer(other.extract().path("accessToken"))
                .body(Map.of("current", "another horse", "new", PASSWORD))
                .post("/api/v1/me/password")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
        refused(me(token), "not-signed-in");
        refresh(pair.extract().path("refreshToken")).statusCode(401).body("code", is("refresh-token-invalid"));
        me(other.extract().path("accessToken")).statusCode(200);
    }

    @Test
    void wrong_and_half_credentials_get_none() {
        signIn("nobody-" + Ids.next("x"), "wrong horse").statusCode(401).body("code", is("wrong-credentials"));
        auth("token", Map.of("username", "ada")).statusCode(422).body("errors.pointer", contains("/password"));
        auth("token", Map.of("password", "x")).statusCode(422).body("errors.pointer", contains("/username"));
        auth("token", Map.of()).statusCode(401).body("code", is("not-signed-in"));
        auth("token", Map.of("username", "a", "password", "b", "scopes", List.of("all")))
                .statusCode(422)
                .body("errors.pointer", contains("/scopes/0"));
        auth("refresh", Map.of()).statusCode(422).body("errors.pointer", contains("/refreshToken"));
    }

    @Test
    void a_token_is_no_way_to_another_sign_in() {
        bearer(pair().access()).body("{}").post("/api/v1/auth/token").then().statusCode(403);
    }

    @Test
    void tokens_can_be_had_with_less_than_the_account_may() {
        var answer = ada.request()
                .body(Map.of("scopes", List.of("account:read", "admin:read")))
                .post("/api/v1/auth/token")
                .then()
                .statusCode(200)
                .body("scopes", contains("account:read"));
        String token = answer.extract().path("accessToken");
        me(token).statusCode(200);
        bearer(token).get("/api/v1/projects").then().statusCode(403).body("detail", containsString("projects:read"));
        ada.request()
                .body(Map.of("scopes", List.of("admin:read")))
                .post("/api/v1/auth/token")
                .then()
                .statusCode(422)
                .body("errors.code", contains("not-yours"));
    }

    @Test
    void an_expired_token_says_so_and_is_refreshed_though_it_is_still_sent() {
        var pair = pair();
        clock.advance(Duration.ofMinutes(10).plusSeconds(1));
        refused(me(pair.access()), "token-expired");
        String next = bearer(pair.access())
                .body(Map.of("refreshToken", pair.refresh()))
                .post("/api/v1/auth/refresh")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
        me(next).statusCode(200);
    }

    @Test
    void a_client_that_got_no_answer_asks_again_and_stays_signed_in() {
        var pair = pair();
        String next = refresh(pair.refresh()).statusCode(200).extract().path("refreshToken");
        clock.advance(Duration.ofSeconds(29));
        refresh(pair.refresh()).statusCode(200).body("refreshToken", is(next));
        refresh(next).statusCode(200);
    }

    @Test
    void a_client_that_asks_many_times_at_once_stays_signed_in() {
        var pair = pair();
        var answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(twin ->
                        refresh(pair.refresh()).statusCode(200).extract().<String>path("refreshToken"))
                .distinct()
                .toList();
        assertThat(answers).hasSize(1).doesNotContain(pair.refresh());
        refresh(answers.getFirst()).statusCode(200);
    }

    @Test
    void a_refresh_token_used_again_later_ends_the_sign_in() {
        var pair = pair();
        var next = refresh(pair.refresh()).statusCode(200);
        clock.advance(Duration.ofSeconds(31));
        refresh(pair.refresh()).statusCode(401).body("code", is("refresh-token-invalid"));
        refused(me(next.extract().path("accessToken")), "not-signed-in");
        refresh(next.extract().path("refreshToken")).statusCode(401);
    }

    @Test
    void a_refresh_token_used_again_after_its_successor_was_ends_the_sign_in_at_once() {
        var pair = pair();
        String next = refresh(pair.refresh()).extract().path("refreshToken");
        String third = refresh(next).statusCode(200).extract().path("refreshToken");
        refresh(pair.refresh()).statusCode(401);
        refresh(third).statusCode(401);
    }

    @Test
    void another_sign_in_of_the_same_person_goes_on() {
        var pair = pair();
        var other = pair();
        refresh(pair.refresh());
        clock.advance(Duration.ofMinutes(1));
        refresh(pair.refresh()).statusCode(401);
        me(other.access()).statusCode(200);
    }

    @Test
    void a_sign_in_can_be_ended_with_all_its_tokens() {
        var pair = pair();
        auth("revoke", Map.of("refreshToken", pair.refresh())).statusCode(204);
        refused(me(pair.access()), "not-signed-in");
        refresh(pair.refresh()).statusCode(401);
        auth("revoke", Map.of("refreshToken", pair.refresh())).statusCode(204);
        auth("revoke", Map.of("refreshToken", "nonsense")).statusCode(204);
    }

    @Test
    void a_sign_in_ends_when_nobody_comes_back_and_after_half_a_year_anyway() {
        var idle = pair();
        var kept = pair().refresh();
        for (var week = 0; week < 25; week++) {
            clock.advance(Duration.ofDays(7));
            kept = refresh(kept).statusCode(200).extract().path("refreshToken");
        }
        refresh(idle.refresh()).statusCode(401);
        clock.advance(Duration.ofDays(6));
        refresh(kept).statusCode(401);
    }

    @Test
    void a_disabled_account_is_out_at_once_by_every_way() {
        var pair = pair();
        String personal = ada.request()
                .body(Map.of("items", List.of(Map.of("name", "x", "scopes", List.of("account:read")))))
                .post("/api/v1/tokens")
                .then()
                .extract()
                .path("items[0].token");
        execute("update account set disabled = true where id = $1", ada.id());
        refused(me(pair.access()), "not-signed-in");
        refused(me(personal), "not-signed-in");
        refresh(pair.refresh()).statusCode(401);
        ada.request().get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void what_is_stored_signs_nobody_in() {
        var pair = pair();
        refresh(pair.refresh());
        var stored = pool.preparedQuery("""
                        select concat_ws(' ', r.hash, r.salt, f.id) as all_of_it from refresh_token r
                        join token_family f on f.id = r.family_id where f.account_id = $1
                        """).executeAndAwait(Tuple.of(ada.id())).stream()
                .map(row -> row.getString("all_of_it"))
                .toList();
        assertThat(stored).hasSize(2).noneMatch(text -> text.contains("swr_") || text.contains(pair.access()));
    }

    @Test
    void only_what_the_gateway_signed_for_the_public_api_is_good() throws Exception {
        var key = Transactions.await(keys::signer);
        var family = pair();
        me(forged(key, family, claims -> claims)).statusCode(200);
        refused(me(forged(key, family, claims -> claims.audience("project-service"))), "not-signed-in");
        refused(me(forged(key, family, claims -> claims.issuer("sitewright"))), "not-signed-in");
        refused(me(forged(key, family, claims -> claims.subject("usr_other"))), "not-signed-in");
        refused(me(forged(key, family, claims -> claims.claim("sid", "fam_other"))), "not-signed-in");
        refused(me(forged(otherPrivate(key), family, claims -> claims)), "not-signed-in");
        refused(me(forged(otherId(key), family, claims -> claims)), "not-signed-in");
        refused(
                me(claims(family)
                        .jws()
                        .keyId(key.id())
                        .algorithm(SignatureAlgorithm.ES256)
                        .sign(key.privateKey().orElseThrow())),
                "not-signed-in");
        refused(me(handmade(family, "none", key.id(), null)), "not-signed-in");
        refused(me(handmade(family, "HS256", key.id(), key.publicKey().getEncoded())), "not-signed-in");
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
        var before = pair();
        clock.advance(Duration.ofMinutes(2));
        var after = pair();
        me(before.access()).statusCode(200);
        me(after.access()).statusCode(200);
    }

    private record Tokens(String access, String refresh) {}

    private Tokens pair() {
        var answer = ada.request().body("{}").post("/api/v1/auth/token").then().statusCode(200);
        return new Tokens(answer.extract().path("accessToken"), answer.extract().path("refreshToken"));
    }

    private String created() {
        var name = "ada-" + Ids.next("x").substring(20);
        people.admin()
                .request()
                .body(Map.of("items", List.of(Map.of("username", name, "password", PASSWORD, "role", "user"))))
                .post("/api/v1/users")
                .then()
                .statusCode(201);
        return name;
    }

    private String forged(SigningKey key, Tokens family, UnaryOperator<JwtClaimsBuilder> change) {
        return change.apply(claims(family))
                .jws()
                .header("typ", "at+jwt")
                .keyId(key.id())
                .algorithm(SignatureAlgorithm.ES256)
                .sign(key.privateKey().orElseThrow());
    }

    private JwtClaimsBuilder claims(Tokens family) {
        return Jwt.claims()
                .issuer("sitewright-gateway")
                .audience("sitewright-api")
                .subject(ada.id())
                .claim("sid", familyOf(family))
                .claim("scope", "account:read")
                .issuedAt(clock.instant())
                .expiresAt(clock.instant().plusSeconds(60));
    }

    private String handmade(
            Tokens family, String algorithm, String keyId, byte @org.jspecify.annotations.Nullable [] secret)
            throws Exception {
        var header = "{\"alg\":\"%s\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}".formatted(algorithm, keyId);
        var body = """
                {"iss":"sitewright-gateway","aud":"sitewright-api","sub":"%s","sid":"%s","scope":"account:read","iat":%d,"exp":%d}
                """.formatted(
                        ada.id(),
                        familyOf(family),
                        clock.instant().getEpochSecond(),
                        clock.instant().getEpochSecond() + 60);
        var signed = base64(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64(body.strip().getBytes(StandardCharsets.UTF_8));
        if (secret == null) {
            return signed + ".";
        }
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return signed + "." + base64(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String familyOf(Tokens family) {
        var body = new String(Base64.getUrlDecoder().decode(bodyOf(family.access())), StandardCharsets.UTF_8);
        return io.restassured.path.json.JsonPath.from(body).getString("sid");
    }

    private static String bodyOf(String token) {
        return token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
    }

    private static SigningKey otherPrivate(SigningKey key) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return new SigningKey(
                key.id(),
                key.publicKey(),
                java.util.Optional.of(generator.generateKeyPair().getPrivate()),
                key.createdAt(),
                key.signsFrom(),
                null,
                null);
    }

    private static SigningKey otherId(SigningKey key) {
        return new SigningKey(
                "key_other", key.publicKey(), key.privateKey(), key.createdAt(), key.signsFrom(), null, null);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static ValidatableResponse signIn(String username, String password) {
        return auth("token", Map.of("username", username, "password", password));
    }

    private static ValidatableResponse refresh(String token) {
        return auth("refresh", Map.of("refreshToken", token));
    }

    private static ValidatableResponse auth(String verb, Map<String, ?> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/auth/" + verb)
                .then();
    }

    private static ValidatableResponse me(String token) {
        return bearer(token).get("/api/v1/me").then();
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    private static void refused(ValidatableResponse answer, String code) {
        answer.statusCode(401)
                .body("code", is(code))
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""));
    }

    private void execute(String sql, String parameter) {
        pool.preparedQuery(sql).executeAndAwait(Tuple.of(parameter));
    }
}
