package dev.sitewright.bridge.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People sign in for themselves, where each project has a server of its own; the real OpenCode does what the provider's plugin says. */
@QuarkusTest
@TestProfile(WithAcme.OfTheirOwn.class)
@WithSitewrightBackends
public class SignInTest {
    @Inject
    Pool pool;

    @Test
    void whoever_has_signed_in_by_code_works_by_that_account_and_nobody_else_does() {
        var ada = Chat.begin();
        var bob = Chat.begin();
        var visitor = Visitor.own(ada.ownerId());

        var signIn = visitor.begin(Map.of("provider", "acme", "method", 0, "inputs", Map.of("account", "ada")))
                .statusCode(201)
                .body("state", equalTo("waiting"))
                .body("kind", equalTo("code"))
                .body("url", endsWith("/authorize?account=ada"))
                .body("instructions", equalTo("Copy the code"))
                .body("expiresAt", notNullValue())
                .body("connectionId", nullValue())
                .extract()
                .<String>path("id");
        var connection = visitor.finish(signIn, Map.of("code", Acme.CODE))
                .statusCode(200)
                .body("state", equalTo("finished"))
                .extract()
                .<String>path("connectionId");

        ada.request()
                .get("/internal/v1/provider-connections/" + connection)
                .then()
                .body("name", equalTo("acme"))
                .body("signedIn", equalTo(true));
        talk(ada, "by her account");
        assertThat(Acme.authorizationsOf("by her account")).isNotEmpty().allMatch(it -> it.contains("acme-access-"));
        bob.request().get(bob.project() + "/models").then().body("items.id", not(hasItem("acme/large")));
        visitor.disconnect(connection);
    }

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

    private static void talk(Chat chat, String text) {
        chat.end(chat.ask(Map.of("text", text, "model", "acme/large"))
                        .statusCode(202)
                        .extract()
                        .path("items[0].id"))
                .body("state", equalTo("finished"));
        chat.rest();
    }
}
