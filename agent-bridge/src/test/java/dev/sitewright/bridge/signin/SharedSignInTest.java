package dev.sitewright.bridge.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where all projects share one server, the installation signs in, and nobody for themselves. */
@QuarkusTest
@TestProfile(WithAcme.class)
@WithSitewrightBackends
class SharedSignInTest {
    @Test
    void what_the_installation_has_signed_in_to_works_in_every_project_until_it_goes() {
        var ada = Chat.begin();
        var administrator = Visitor.administrator(Owner.fresh().id());
        ada.request().get(ada.project() + "/models").then().body("items.id", not(hasItem("acme/large")));

        var connection = administrator.signIn(Visitor.BY_CODE);
        ada.end(ada.ask(Map.of("text", "on the house", "model", "acme/large"))
                        .statusCode(202)
                        .extract()
                        .path("items[0].id"))
                .body("state", equalTo("finished"));
        ada.rest();

        assertThat(Acme.authorizationsOf("on the house")).isNotEmpty().allMatch(it -> it.contains("acme-access-"));
        administrator.disconnect(connection);
        ada.request().get(ada.project() + "/models").then().body("items.id", not(hasItem("acme/large")));
    }

    /** The address of a connection is its owner's choice: what the installation has got must not go there. */
    @Test
    void who_has_a_key_of_their_own_never_sends_what_the_installation_has_signed_in_to() {
        var ada = Chat.begin();
        var administrator = Visitor.administrator(Owner.fresh().id());
        var connection = administrator.signIn(Visitor.BY_CODE);
        Acme.accept("acme-key-of-ada");
        var own =
                Map.of("name", "acme", "key", "acme-key-of-ada", "baseUrl", Acme.address(), "models", List.of("large"));
        ada.request()
                .body(Map.of("items", List.of(own)))
                .post("/internal/v1/provider-connections")
                .then()
                .statusCode(201);

        ada.end(ada.ask(Map.of("text", "at my own cost", "model", "acme/large"))
                        .statusCode(202)
                        .extract()
                        .path("items[0].id"))
                .body("state", equalTo("finished"));
        ada.rest();

        assertThat(Acme.authorizationsOf("at my own cost"))
                .isNotEmpty()
                .allMatch(it -> it.equals("Bearer acme-key-of-ada"));
        administrator.disconnect(connection);
    }

    @Test
    void for_themselves_people_need_a_server_of_their_own() {
        Visitor.own(Owner.fresh().id())
                .begin(Visitor.BY_CODE)
                .statusCode(409)
                .body("code", equalTo("sign-in-needs-own-server"));
        new Visitor(Owner.fresh().id(), false, "installation")
                .begin(Visitor.BY_CODE)
                .statusCode(403);
    }
}
