package dev.sitewright.bridge.signin;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What cannot be begun, or comes to nothing, where people sign in for themselves. */
@QuarkusTest
@TestProfile(WithAcme.OfTheirOwn.class)
@WithSitewrightBackends
public class SignInRefusalsTest {
    @Inject
    Pool pool;

    @Test
    void an_attempt_is_used_once_and_its_owners_only() {
        var visitor = Visitor.own(Owner.fresh().id());
        var other = Visitor.own(Owner.fresh().id());
        var id = visitor.begin(Visitor.BY_CODE).statusCode(201).extract().<String>path("id");

        other.look(id).statusCode(404).body("code", equalTo("sign-in-not-found"));
        other.finish(id, Map.of("code", Acme.CODE)).statusCode(404);
        other.cancel(id).statusCode(404);
        visitor.finish(id, Map.of()).statusCode(422);

        visitor.finish(id, Map.of("code", "4/another-code"))
                .statusCode(200)
                .body("state", equalTo("failed"))
                .body("reason", equalTo("refused"))
                .body("connectionId", nullValue());
        visitor.finish(id, Map.of("code", Acme.CODE)).statusCode(409).body("code", equalTo("sign-in-not-waiting"));
        visitor.cancel(id).statusCode(409);
        visitor.request().get("/internal/v1/provider-connections").then().body("items.size()", equalTo(0));
    }

    @Test
    void nothing_comes_of_what_was_cancelled_or_took_too_long() {
        var visitor = Visitor.own(Owner.fresh().id());
        var cancelled = visitor.begin(Visitor.BY_DEVICE).statusCode(201);
        var late = visitor.begin(Visitor.BY_CODE).statusCode(201).extract().<String>path("id");
        visitor.begin(Visitor.BY_CODE).statusCode(429).body("code", equalTo("sign-ins-full"));

        visitor.cancel(cancelled.extract().path("id")).statusCode(200).body("state", equalTo("cancelled"));
        Acme.approve(cancelled.extract().path("url"));
        pool.query("update sign_in set expires_at = now() - interval '1 second' where id = '" + late + "'")
                .execute()
                .await()
                .atMost(Bridge.PATIENCE);

        visitor.ended(late).body("state", equalTo("expired"));
        visitor.finish(late, Map.of("code", Acme.CODE)).statusCode(409);
        visitor.look(cancelled.extract().path("id")).body("state", equalTo("cancelled"));
        visitor.request().get("/internal/v1/provider-connections").then().body("items.size()", equalTo(0));
    }

    @Test
    void what_cannot_be_begun_is_refused() {
        var visitor = Visitor.own(Owner.fresh().id());
        visitor.begin(Visitor.AWAY).statusCode(502).body("code", equalTo("sign-in-refused"));
        visitor.begin(4).statusCode(422).body("errors[0].pointer", equalTo("/method")); // a key is no sign-in
        visitor.begin(Map.of("provider", "nobody", "method", 0)).statusCode(422);
        visitor.begin(Map.of("provider", "gitlab", "method", 0, "inputs", Map.of("instanceUrl", "https://$(touch x)/")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/inputs/instanceUrl"));
        visitor.request()
                .get("/internal/v1/auth-methods?provider=acme")
                .then()
                .body("items.label", hasItem("Acme by code"))
                .body("items[0].prompts[0].key", equalTo("account"))
                .body("items[4].type", equalTo("api"));
        visitor.request()
                .get("/internal/v1/auth-methods")
                .then()
                .body("items.findAll { it.type == 'oauth' }.provider", hasItem("openai"));
    }
}
