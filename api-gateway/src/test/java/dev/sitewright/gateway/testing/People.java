package dev.sitewright.gateway.testing;

import static io.restassured.RestAssured.given;

import dev.sitewright.gateway.identity.Role;
import dev.sitewright.platform.ids.Ids;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;

/** People who are signed in, made straight in the database: a test that is not about signing in does not wait for password hashes. */
@ApplicationScoped
public class People {
    private final Pool pool;

    People(Pool pool) {
        this.pool = pool;
    }

    /**
     * A person with a session.
     *
     * @param id who it is
     * @param cookie the value of their session cookie
     */
    public record Person(String id, String cookie) {
        /** @return a request of theirs that sends and takes JSON */
        public RequestSpecification request() {
            return given().cookie("sitewright_session", cookie).contentType(ContentType.JSON);
        }
    }

    /** @return somebody new, without special rights */
    public Person somebody() {
        return somebody(Role.USER);
    }

    /** @return somebody new who manages the rest */
    public Person admin() {
        return somebody(Role.ADMIN);
    }

    /** @return somebody new */
    public Person somebody(Role role) {
        return signedIn(Ids.next("usr"), role);
    }

    /** @return the person of this id, made when there is none, with the same session at every call */
    public Person known(String id) {
        return known(id, Role.USER);
    }

    /** @return the person of this id, made when there is none, with the same session at every call */
    public Person known(String id, Role role) {
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(id));
        be(id, role);
        beginSession(id, token);
        return new Person(id, token);
    }

    /** @return the person of this id, made when there is none, with a further session */
    public Person signedIn(String id, Role role) {
        be(id, role);
        var token = randomToken();
        beginSession(id, token);
        return new Person(id, token);
    }

    /** @return the id of a further session of a person */
    public String session(String accountId) {
        return beginSession(accountId, randomToken());
    }

    /** Has there be an account of this id. */
    public void be(String id, Role role) {
        execute(
                "insert into account (id, username, password_hash, role, created_at, updated_at)"
                        + " values ($1, $1, '-', $2, $3, $3) on conflict do nothing",
                Tuple.of(id, role.wireName(), now()));
    }

    private String beginSession(String accountId, String token) {
        var session = Ids.next("sid");
        execute(
                "insert into session (id, token_hash, account_id, created_at, last_seen_at, expires_at)"
                        + " values ($1, $2, $3, $4, $4, $5) on conflict do nothing",
                Tuple.of(session, hashOf(token), accountId, now(), now().plusDays(1)));
        return session;
    }

    /** @return what is stored of a token: SHA-256 in hex */
    public static String hashOf(String token) {
        return HexFormat.of().formatHex(sha256(token));
    }

    private static String randomToken() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(Ids.next("tok")));
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }

    /** Makes the installation a new one, without anybody. */
    public void forgetAll() {
        execute("truncate installation, session, account, login_throttle cascade", Tuple.tuple());
    }

    private void execute(String sql, Tuple parameters) {
        pool.preparedQuery(sql).executeAndAwait(parameters);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
