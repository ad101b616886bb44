package dev.sitewright.gateway.testing;

import static io.restassured.RestAssured.given;

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
        var id = Ids.next("usr");
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(id));
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        execute(
                "insert into account (id, username, password_hash, role, created_at) values ($1, $1, '-', 'user', $2)",
                Tuple.of(id, now));
        execute(
                "insert into session (token_hash, account_id, created_at, expires_at) values ($1, $2, $3, $4)",
                Tuple.of(HexFormat.of().formatHex(sha256(token)), id, now, now.plusDays(1)));
        return new Person(id, token);
    }

    /** Makes the installation a new one, without anybody. */
    public void forgetAll() {
        execute("truncate installation, session, account, login_throttle", Tuple.tuple());
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
