package dev.sitewright.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.contracts.Topics;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.platform.messaging.Envelope;
import dev.sitewright.platform.messaging.Messages;
import dev.sitewright.platform.testing.Topic;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@GatewayTest
class SettingsTest {
    private static final String KEY = "limits.token.prompt"; // nothing else here depends on it
    private static final String ONE = SettingResource.PATH + "/" + KEY;

    @Inject
    People people;

    @Inject
    Settings settings;

    @Inject
    KnownSettings known;

    @Inject
    Pool pool;

    private People.Person admin = new People.Person("", "");

    @BeforeEach
    void an_administrator_sets() {
        admin = people.admin();
    }

    @AfterEach
    void nothing_stays_set() {
        set(null);
    }

    @Test
    void all_settings_are_described_and_sorted() {
        var ids = admin.request()
                .get(SettingResource.PATH)
                .then()
                .statusCode(200)
                .body("items.id", hasItems("limits.user.read", "streams.per-person", "audit.keep-months"))
                .body("items.find { it.id == 'limits.user.read' }.value", is(6_000))
                .body("items.find { it.id == 'limits.user.read' }.unit", is("calls per minute"))
                .body("items.find { it.id == 'limits.user.read' }.minimum", is(1))
                .body("items.find { it.id == 'limits.user.read' }.isDefault", is(true))
                .body("items.findAll { it.description == null }.size()", is(0))
                .body("nextCursor", nullValue())
                .extract()
                .<List<String>>path("items.id");
        assertThat(ids).isSorted().containsExactlyElementsOf(known.keys());
    }

    @Test
    void the_configuration_gives_the_default() {
        admin.request()
                .get(SettingResource.PATH + "/limits.address.write")
                .then()
                .body("defaultValue", is(100_000))
                .body("value", is(100_000));
    }

    @Test
    void a_change_holds_in_every_process_soon_and_can_be_taken_back() {
        set(7).statusCode(200).body("value", is(7)).body("isDefault", is(false)).body("updatedAt", notNullValue());
        await().atMost(Duration.ofSeconds(10)).until(() -> settings.valueOf(setting()) == 7);
        set(null).statusCode(200).body("value", is(60)).body("isDefault", is(true));
        await().atMost(Duration.ofSeconds(10)).until(() -> settings.valueOf(setting()) == 60);
    }

    @Test
    void what_somebody_else_set_is_heard_too() {
        pool.query("update setting set value = 8 where id = '" + KEY + "'").executeAndAwait();
        await().atMost(Duration.ofSeconds(10)).until(() -> settings.valueOf(setting()) == 8);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"value\": 0}',          422, /value, out-of-range",
        "'{\"value\": 99999999999}',422, /value, out-of-range",
        "'{\"value\": \"7\"}',      422, /value, wrong-type",
        "'{\"value\": 7.5}',        422, /value, wrong-type",
        "'{\"value\": 7, \"x\": 1}',422, /x,     unknown-field"
    })
    void what_it_cannot_be_is_named(String patch, int status, String pointer, String code) {
        admin.request()
                .header("If-Match", "*")
                .body(patch)
                .patch(ONE)
                .then()
                .statusCode(status)
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains(code));
    }

    @Test
    void a_change_is_told_to_the_audit_log() {
        set(9);
        var entry = Topic.of(Topics.AUDIT)
                .await(1, told -> told.subject().equals(KEY) && isBy(admin, told))
                .getFirst();
        var audit = new Messages().auditOf(entry).orElseThrow();
        assertThat(audit.action()).isEqualTo("setting.update");
        assertThat(audit.address()).isEqualTo("127.0.0.1");
        assertThat(audit.changes()).anySatisfy(change -> {
            assertThat(change.pointer()).isEqualTo("/value");
            assertThat(change.before()).isEqualTo(60);
            assertThat(change.after()).isEqualTo(9);
        });
    }

    @Test
    void only_administrators_see_or_change_them() {
        var somebody = people.somebody();
        somebody.request().get(SettingResource.PATH).then().statusCode(403);
        somebody.request().get(ONE).then().statusCode(403);
        somebody.request()
                .header("If-Match", "*")
                .body("{\"value\": 7}")
                .patch(ONE)
                .then()
                .statusCode(403);
        somebody.request()
                .body("{\"items\": []}")
                .patch(SettingResource.PATH)
                .then()
                .statusCode(403);
    }

    private static boolean isBy(People.Person person, Envelope told) {
        return new Messages().auditOf(told).orElseThrow().actorId().equals(person.id());
    }

    private Setting setting() {
        return known.byKey(KEY).orElseThrow();
    }

    private ValidatableResponse set(@Nullable Integer value) {
        return admin.request()
                .header("If-Match", "*")
                .body("{\"value\": " + value + "}")
                .patch(ONE)
                .then();
    }
}
