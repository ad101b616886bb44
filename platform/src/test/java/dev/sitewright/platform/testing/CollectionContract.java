package dev.sitewright.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.sitewright.platform.ids.Ids;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** What every collection does. A {@code @QuarkusTest} extends this once per collection, and says with {@link Covers} which it is. */
@Tag("integration")
public abstract class CollectionContract {
    private final Owner ada = Owner.fresh();

    /** @return the collection under test */
    protected abstract Collection collection();

    @ParameterizedTest
    @EnumSource
    void a_list_without_items_is_refused(Verb verb) {
        refused(send(verb, List.of()), "/items", "empty");
        refused(verb.send(collection(), ada.request(), "{}"), "/items", "missing");
        refused(verb.send(collection(), ada.request(), "null"), "/items", "missing");
    }

    @ParameterizedTest
    @EnumSource
    void a_list_of_more_than_100_items_is_refused(Verb verb) {
        var item = verb.item(collection(), ada, 0);
        refused(send(verb, Collections.nCopies(101, item)), "/items", "too-many-items");
    }

    @ParameterizedTest
    @EnumSource
    void a_mode_that_is_none_is_refused(Verb verb) {
        var items = List.of(verb.item(collection(), ada, 0));
        refused(send(verb, items, "fast"), "?mode", "unknown-mode");
        assertUntouched(verb, items);
    }

    @ParameterizedTest
    @EnumSource
    void one_bad_item_of_an_atomic_list_keeps_all_from_taking_effect(Verb verb) {
        var items = List.of(
                verb.item(collection(), ada, 0), verb.poison(collection(), ada, 1), verb.item(collection(), ada, 2));
        send(verb, items)
                .statusCode(lessThan(500))
                .contentType("application/problem+json")
                .body("errors.pointer", everyItem(startsWith("/items/1")))
                .body("errors.code", contains("unknown-field"));
        assertUntouched(verb, List.of(items.get(0), items.get(2)));
    }

    @ParameterizedTest
    @EnumSource
    void one_bad_item_of_a_partial_list_has_a_result_of_its_own(Verb verb) {
        var items = List.of(
                verb.item(collection(), ada, 0), verb.poison(collection(), ada, 1), verb.item(collection(), ada, 2));
        var answer = send(verb, items, "partial").statusCode(207);
        answer.body("items.size()", equalTo(3))
                .body("items[0].problem", nullValue())
                .body("items[1].item", nullValue())
                .body("items[1].problem.errors.pointer", everyItem(startsWith("/items/1")))
                .body("items[2].problem", nullValue());
        assertThat(answer.extract().<Integer>path("items[1].status"))
                .isEqualTo(answer.extract().<Integer>path("items[1].problem.status"))
                .isBetween(400, 499);
        assertAllSucceeded(answer, 0, 2);
    }

    @ParameterizedTest
    @EnumSource
    void results_come_in_the_order_of_the_items(Verb verb) {
        for (var mode : List.of("atomic", "partial")) {
            var items = IntStream.range(0, 7)
                    .mapToObj(number -> verb.item(collection(), ada, 6 - number))
                    .toList()
                    .reversed();
            var field = verb == Verb.CREATE ? collection().echoed() : "id";
            var path = mode.equals("atomic") ? "items." + field : "items.item." + field;
            assertThat(send(verb, items, mode).extract().<List<Object>>path(path))
                    .isEqualTo(
                            items.stream().map(item -> (Object) item.get(field)).toList());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CREATE")
    void the_second_item_about_a_resource_is_refused(Verb verb) {
        var item = verb.item(collection(), ada, 0);
        refused(send(verb, List.of(item, item)), "/items/1/id", "duplicate-item");
        assertUntouched(verb, List.of(item));
        var answer = send(verb, List.of(item, item), "partial").statusCode(207);
        answer.body("items[1].status", equalTo(422));
        assertAllSucceeded(answer, 0);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CREATE")
    void a_version_that_is_gone_is_refused(Verb verb) {
        var items = List.of(
                verb.item(collection(), ada, 0),
                with(verb.item(collection(), ada, 1), "version", 99),
                verb.item(collection(), ada, 2));
        send(verb, items)
                .statusCode(412)
                .body("code", equalTo("precondition-failed"))
                .body("errors.pointer", contains("/items/1"));
        assertUntouched(verb, items);
        var answer = send(verb, items, "partial").statusCode(207);
        answer.body("items[1].status", equalTo(412));
        assertAllSucceeded(answer, 0, 2);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CREATE")
    void an_item_without_a_version_is_refused(Verb verb) {
        var item = new HashMap<>(verb.item(collection(), ada, 0));
        item.remove("version");
        send(verb, List.of(item))
                .statusCode(428)
                .body("code", equalTo("precondition-required"))
                .body("errors.pointer", contains("/items/0/version"));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CREATE")
    void what_belongs_to_somebody_else_is_not_there(Verb verb) {
        var bobs = verb.item(collection(), Owner.fresh(), 1);
        var items = List.of(verb.item(collection(), ada, 0), bobs, verb.item(collection(), ada, 2));
        send(verb, items)
                .statusCode(404)
                .body("code", equalTo(collection().notFound()))
                .body("errors.pointer", contains("/items/1"));
        assertUntouched(verb, List.of(items.get(0), items.get(2)));
        var answer = send(verb, items, "partial").statusCode(207);
        answer.body("items[1].problem.code", equalTo(collection().notFound()));
        assertAllSucceeded(answer, 0, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"atomic", "partial"})
    void the_same_request_again_has_the_same_answer_and_no_effect(String mode) {
        for (var verb : Verb.values()) {
            var key = Ids.next("key");
            var items = List.of(verb.item(collection(), ada, 0), verb.item(collection(), ada, 1));
            var first = keyed(verb, key, items, mode).header("Idempotency-Replayed", nullValue());
            var again = keyed(verb, key, items, mode).header("Idempotency-Replayed", equalTo("true"));
            assertThat(again.extract().asString()).isEqualTo(first.extract().asString());
            assertThat(again.extract().statusCode()).isEqualTo(first.extract().statusCode());
            keyed(verb, key, items.reversed(), mode).statusCode(422).body("code", equalTo("idempotency-key-reused"));
        }
    }

    @Test
    void a_key_is_known_per_caller() {
        var key = Ids.next("key");
        var items = List.of(collection().newItem().apply(0));
        keyed(Verb.CREATE, key, items, "atomic");
        Verb.CREATE
                .send(
                        collection(),
                        Owner.fresh().request().header("Idempotency-Key", key),
                        Map.of("items", items.reversed()))
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue());
    }

    @Test
    void a_key_that_cannot_be_kept_is_refused() {
        var items = List.of(collection().newItem().apply(0));
        refused(keyed(Verb.CREATE, "k".repeat(256), items, "atomic"), "Idempotency-Key:", "wrong-form");
    }

    @Test
    void one_resource_is_changed_by_who_knows_its_version() {
        var resource = Verb.created(collection(), ada, 0);
        var one = collection().path() + "/" + resource.get("id");
        var tag = ada.request().get(one).then().statusCode(200).extract().header("ETag");
        var patch = collection().patch();
        assertThat(tag).isEqualTo("\"" + resource.get("version") + "\"");
        ada.request().header("If-None-Match", tag).get(one).then().statusCode(304);

        ada.request().body(patch).patch(one).then().statusCode(428).body("code", equalTo("precondition-required"));
        ada.request().header("If-Match", "\"99\"").body(patch).patch(one).then().statusCode(412);
        ada.request().header("If-Match", "99").body(patch).patch(one).then().statusCode(422);
        Owner.fresh()
                .request()
                .header("If-Match", "*")
                .body(patch)
                .patch(one)
                .then()
                .statusCode(404);
        var changed = ada.request()
                .header("If-Match", tag)
                .body(patch)
                .patch(one)
                .then()
                .statusCode(200);
        var newTag = changed.extract().header("ETag");
        assertThat(newTag).isNotEqualTo(tag).isEqualTo("\"" + changed.extract().path("version") + "\"");

        ada.request().delete(one).then().statusCode(428);
        ada.request().header("If-Match", tag).delete(one).then().statusCode(412);
        ada.request().header("If-Match", newTag).delete(one).then().statusCode(lessThan(300));
    }

    @Test
    void a_field_that_is_none_is_named_by_its_place_in_the_patch() {
        var one = collection().path() + "/" + Verb.created(collection(), ada, 0).get("id");
        var patched = ada.request()
                .header("If-Match", "*")
                .body("{\"a/b\": 1}")
                .patch(one)
                .then();
        refused(patched, "/a~1b", "unknown-field");
    }

    private ValidatableResponse send(Verb verb, List<?> items) {
        return verb.send(collection(), ada.request(), Map.of("items", items));
    }

    private ValidatableResponse send(Verb verb, List<?> items, String mode) {
        return verb.send(collection(), ada.request().queryParam("mode", mode), Map.of("items", items));
    }

    private ValidatableResponse keyed(Verb verb, String key, List<?> items, String mode) {
        var request = ada.request().queryParam("mode", mode).header("Idempotency-Key", key);
        return verb.send(collection(), request, Map.of("items", items));
    }

    private static void refused(ValidatableResponse answer, String pointer, String code) {
        answer.statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-input"))
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains(code));
    }

    private static Map<String, Object> with(Map<String, ?> item, String field, Object value) {
        var changed = new HashMap<String, Object>(item);
        changed.put(field, value);
        return changed;
    }

    private static void assertAllSucceeded(ValidatableResponse answer, int... indices) {
        for (var index : indices) {
            assertThat(answer.extract().<Integer>path("items[" + index + "].status"))
                    .isBetween(200, 299);
        }
    }

    /** Nothing was created, and what was there has its version still. */
    private void assertUntouched(Verb verb, List<? extends Map<String, ?>> items) {
        var there = ada.request()
                .queryParam("limit", 100)
                .get(collection().path())
                .then()
                .statusCode(200)
                .extract();
        if (verb == Verb.CREATE) {
            assertThat(there.<List<Object>>path("items")).isEmpty();
            return;
        }
        var versions = new HashMap<Object, Object>();
        there.<List<Map<String, Object>>>path("items")
                .forEach(item -> versions.put(item.get("id"), item.get("version")));
        assertThat(items).allSatisfy(item -> {
            if (!Integer.valueOf(99).equals(item.get("version"))) {
                assertThat(versions).containsEntry(item.get("id"), item.get("version"));
            }
        });
    }
}
