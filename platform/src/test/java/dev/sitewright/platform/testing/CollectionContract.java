package dev.sitewright.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.sitewright.platform.ids.Ids;
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
public abstract class CollectionContract extends CollectionUnderTest {
    @ParameterizedTest
    @EnumSource
    void a_list_without_items_is_refused(Verb verb) {
        assumeThat(verbs()).contains(verb);
        refused(send(verb, List.of()), "/items", "empty");
        refused(verb.send(collection(), request(ada), "{}"), "/items", "missing");
        refused(verb.send(collection(), request(ada), "null"), "/items", "missing");
    }

    @ParameterizedTest
    @EnumSource
    void a_list_of_more_than_100_items_is_refused(Verb verb) {
        assumeThat(verbs()).contains(verb);
        var item = verb.item(this, ada, 0);
        refused(send(verb, Collections.nCopies(101, item)), "/items", "too-many-items");
    }

    @ParameterizedTest
    @EnumSource
    void a_mode_that_is_none_is_refused(Verb verb) {
        assumeThat(verbs()).contains(verb);
        var items = List.of(verb.item(this, ada, 0));
        refused(send(verb, items, "fast"), "?mode", "unknown-mode");
        assertUntouched(verb, items);
    }

    @ParameterizedTest
    @EnumSource
    void one_bad_item_of_an_atomic_list_keeps_all_from_taking_effect(Verb verb) {
        assumeThat(verbs()).contains(verb);
        var items = List.of(verb.item(this, ada, 0), verb.poison(this, ada, 1), verb.item(this, ada, 2));
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
        assumeThat(verbs()).contains(verb);
        var items = List.of(verb.item(this, ada, 0), verb.poison(this, ada, 1), verb.item(this, ada, 2));
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
        assumeThat(verbs()).contains(verb);
        for (var mode : List.of("atomic", "partial")) {
            var items = IntStream.range(0, 7)
                    .mapToObj(number -> verb.item(this, ada, 6 - number))
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
        assumeThat(verbs()).contains(verb);
        var item = verb.item(this, ada, 0);
        refused(send(verb, List.of(item, item)), "/items/1/id", "duplicate-item");
        assertUntouched(verb, List.of(item));
        var answer = send(verb, List.of(item, item), "partial").statusCode(207);
        answer.body("items[1].status", equalTo(422));
        assertAllSucceeded(answer, 0);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CREATE")
    void a_version_that_is_gone_is_refused(Verb verb) {
        assumeThat(verbs()).contains(verb);
        var items =
                List.of(verb.item(this, ada, 0), with(verb.item(this, ada, 1), "version", 99), verb.item(this, ada, 2));
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
        assumeThat(verbs()).contains(verb);
        assumeThat(needsVersions()).isTrue();
        var item = new HashMap<>(verb.item(this, ada, 0));
        item.remove("version");
        send(verb, List.of(item))
                .statusCode(428)
                .body("code", equalTo("precondition-required"))
                .body("errors.pointer", contains("/items/0/version"));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CREATE")
    void what_belongs_to_somebody_else_is_not_there(Verb verb) {
        assumeThat(verbs()).contains(verb);
        assumeThat(isShared()).isFalse();
        var bobs = verb.item(this, Owner.fresh(), 1);
        var items = List.of(verb.item(this, ada, 0), bobs, verb.item(this, ada, 2));
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
        for (var verb : verbs()) {
            var key = Ids.next("key");
            var items = List.of(verb.item(this, ada, 0), verb.item(this, ada, 1));
            var first = keyed(verb, key, items, mode).header("Idempotency-Replayed", nullValue());
            var again = keyed(verb, key, items, mode).header("Idempotency-Replayed", equalTo("true"));
            assertThat(again.extract().asString()).isEqualTo(first.extract().asString());
            assertThat(again.extract().statusCode()).isEqualTo(first.extract().statusCode());
            keyed(verb, key, items.reversed(), mode).statusCode(422).body("code", equalTo("idempotency-key-reused"));
        }
    }

    @Test
    void a_key_is_known_per_caller() {
        assumeThat(verbs()).contains(Verb.CREATE);
        assumeThat(isInside()).isFalse();
        var key = Ids.next("key");
        var items = List.of(collection().newItem().apply(0));
        keyed(Verb.CREATE, key, items, "atomic");
        Verb.CREATE
                .send(
                        collection(),
                        request(Owner.fresh()).header("Idempotency-Key", key),
                        Map.of("items", List.of(collection().newItem().apply(0))))
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue());
    }

    @Test
    void a_key_that_cannot_be_kept_is_refused() {
        assumeThat(verbs()).contains(Verb.CREATE);
        var items = List.of(collection().newItem().apply(0));
        refused(keyed(Verb.CREATE, "k".repeat(256), items, "atomic"), "Idempotency-Key:", "wrong-form");
    }

    @Test
    void one_resource_is_changed_by_who_knows_its_version() {
        assumeThat(verbs()).contains(Verb.PATCH, Verb.DELETE);
        var resource = made(ada, 0);
        var one = collection().path() + "/" + resource.get("id");
        var tag = request(ada).get(one).then().statusCode(200).extract().header("ETag");
        var patch = collection().patch();
        assertThat(tag).isEqualTo("\"" + resource.get("version") + "\"");
        request(ada).header("If-None-Match", tag).get(one).then().statusCode(304);

        request(ada).body(patch).patch(one).then().statusCode(428).body("code", equalTo("precondition-required"));
        request(ada).header("If-Match", "\"99\"").body(patch).patch(one).then().statusCode(412);
        request(ada).header("If-Match", "99").body(patch).patch(one).then().statusCode(422);
        if (!isShared()) {
            request(Owner.fresh())
                    .header("If-Match", "*")
                    .body(patch)
                    .patch(one)
                    .then()
                    .statusCode(404);
        }
        var changed = request(ada)
                .header("If-Match", tag)
                .body(patch)
                .patch(one)
                .then()
                .statusCode(200);
        var newTag = changed.extract().header("ETag");
        assertThat(newTag).isNotEqualTo(tag).isEqualTo("\"" + changed.extract().path("version") + "\"");

        request(ada).delete(one).then().statusCode(428);
        request(ada).header("If-Match", tag).delete(one).then().statusCode(412);
        request(ada).header("If-Match", newTag).delete(one).then().statusCode(lessThan(300));
    }

    @Test
    void a_field_that_is_none_is_named_by_its_place_in_the_patch() {
        assumeThat(verbs()).contains(Verb.PATCH);
        var one = collection().path() + "/" + made(ada, 0).get("id");
        var patched = request(ada)
                .header("If-Match", "*")
                .body("{\"a/b\": 1}")
                .patch(one)
                .then();
        refused(patched, "/a~1b", "unknown-field");
    }
}
