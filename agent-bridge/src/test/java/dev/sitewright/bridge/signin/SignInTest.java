package dev.sitewright.bridge.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.Neighbours;
import dev.sitewright.bridge.testing.OpenCodeUnderTest;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People sign in, and the real OpenCode does what the provider's plugin says. */
@QuarkusTest
@TestProfile(WithAcme.OfTheirOwn.class)
@WithSitewrightBackends
class SignInTest {
    @Inject
    Pool pool;

    @AfterEach
    void tokensLastAgain() {
        Acme.LASTING.set(3600);
    }

    @Test
    void whoever_has_signed_in_by_code_works_by_that_account_and_nobody_else_does_and_nothing_of_it_shows_or_stays()
            throws IOException {
        var ada = Neighbours.ada();
        var bob = Neighbours.bob();
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
        for (var path : new String[] {
            "/internal/v1/provider-connections", "/internal/v1/sign-ins", ada.project() + "/opencode/config/providers"
        }) {
            assertThat(ada.request().get(path).asString()).doesNotContain("acme-access-", "acme-refresh-");
        }

        visitor.disconnect(connection);
        await().atMost(Bridge.PATIENCE).until(() -> !anyFileHolds(home(ada), "acme-access-"));
        ada.request().get(ada.project() + "/models").then().body("items.id", not(hasItem("acme/large")));
    }

    @Test
    void a_device_is_waited_for() {
        var ada = Neighbours.ada();
        var visitor = Visitor.own(ada.ownerId());
        var begun = visitor.begin(Visitor.BY_DEVICE)
                .statusCode(201)
                .body("kind", equalTo("auto"))
                .body("instructions", containsString("ACME-"));
        var id = begun.extract().<String>path("id");

        Acme.approve(begun.extract().path("url"));

        var connection = visitor.finish(id, Map.of())
                .statusCode(200)
                .body("state", equalTo("finished"))
                .extract()
                .<String>path("connectionId");
        talk(ada, "by device");
        assertThat(Acme.authorizationsOf("by device")).isNotEmpty();
        visitor.disconnect(connection);
    }

    @Test
    void a_key_that_comes_of_signing_in_is_used_like_any_other() {
        var ada = Neighbours.ada();
        var visitor = Visitor.own(ada.ownerId());
        var connection = visitor.signIn(Visitor.FOR_A_KEY);
        talk(ada, "by a key of hers");
        assertThat(Acme.authorizationsOf("by a key of hers")).isNotEmpty().allMatch(it -> it.contains("acme-access-"));
        visitor.disconnect(connection);
    }

    @Test
    void tokens_are_refreshed_kept_and_given_again_when_the_server_has_lost_all() throws IOException {
        var ada = Neighbours.ada();
        Acme.LASTING.set(1);
        var visitor = Visitor.own(ada.ownerId());
        var connection = visitor.signIn(Visitor.BY_CODE);
        talk(ada, "with the first tokens");
        talk(ada, "with tokens that were refreshed");
        Acme.LASTING.set(3600);
        talk(ada, "with tokens that last");
        assertThat(Acme.authorizationsOf("with tokens that last").getLast())
                .isNotEqualTo(Acme.authorizationsOf("with the first tokens").getFirst());
        var before = Acme.tokens();
        awaitSealed(ada.ownerId());

        OpenCodeUnderTest.kill(ada.projectId());
        deleteStore(home(ada));
        talk(ada, "after all was lost");

        assertThat(Acme.tokens())
                .as("those that were kept are used, and no others got")
                .isEqualTo(before);
        visitor.disconnect(connection);
    }

    private static void talk(Chat chat, String text) {
        chat.end(chat.ask(Map.of("text", text, "model", "acme/large"))
                        .statusCode(202)
                        .extract()
                        .path("items[0].id"))
                .body("state", equalTo("finished"));
        chat.rest();
    }

    /** Returns when what the provider refreshed is kept: the sealed text stays the same for a while. */
    private void awaitSealed(String owner) {
        await().atMost(Bridge.PATIENCE)
                .during(java.time.Duration.ofSeconds(1))
                .until(() -> sealed(owner), new Steady()::is);
    }

    private String sealed(String owner) {
        return pool.query("select sealed from extension where owner_id = '" + owner + "'")
                .execute()
                .await()
                .atMost(Bridge.PATIENCE)
                .iterator()
                .next()
                .getString("sealed");
    }

    /** Whether a text is what it was when it was last looked at. */
    private static final class Steady {
        private String last = "";

        boolean is(String now) {
            var same = now.equals(last);
            last = now;
            return same;
        }
    }

    private static Path home(Chat chat) {
        return Path.of(ConfigProvider.getConfig().getValue("sitewright.opencode.home", String.class))
                .resolve("servers")
                .resolve(chat.projectId());
    }

    private static void deleteStore(Path home) throws IOException {
        Files.deleteIfExists(home.resolve(".local/share/opencode/auth.json"));
    }

    private static boolean anyFileHolds(Path home, String text) throws IOException {
        try (var files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith("auth.json")
                            || !file.toString().contains("node_modules"))
                    .anyMatch(file -> holds(file, text));
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            return false; // gone meanwhile
        }
    }
}
