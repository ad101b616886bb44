package dev.sitewright.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a test of a collection says of it, and how it is asked and looked at. */
public abstract class CollectionUnderTest {
    final Owner ada = Owner.fresh();

    /** @return the collection under test */
    protected abstract Collection collection();

    /** @return a request in the person's name, with JSON when it has a body; by a token between services unless said otherwise */
    protected RequestSpecification request(Owner owner) {
        return owner.request();
    }

    /** @return what can be done to lists of its items */
    protected Set<Verb> verbs() {
        return EnumSet.allOf(Verb.class);
    }

    /** @return whether every caller sees the same things, so that none are somebody else's */
    protected boolean isShared() {
        return false;
    }

    /** @return whether it is inside something that is one person's, so that nobody else reaches it at all */
    protected boolean isInside() {
        return false;
    }

    /** @return whether lists must say which version of a thing they mean: not of things that move on by themselves */
    protected boolean needsVersions() {
        return true;
    }

    /** @return a thing of the owner's that is there, as it was answered; made by the collection itself unless said otherwise */
    protected Map<String, Object> made(Owner owner, int number) {
        return request(owner)
                .body(Map.of("items", List.of(collection().newItem().apply(number))))
                .post(collection().path())
                .then()
                .statusCode(201)
                .extract()
                .path("items[0]");
    }

    ValidatableResponse send(Verb verb, List<?> items) {
        return verb.send(collection(), request(ada), Map.of("items", items));
    }

    ValidatableResponse send(Verb verb, List<?> items, String mode) {
        return verb.send(collection(), request(ada).queryParam("mode", mode), Map.of("items", items));
    }

    ValidatableResponse keyed(Verb verb, String key, List<?> items, String mode) {
        var request = request(ada).queryParam("mode", mode).header("Idempotency-Key", key);
        return verb.send(collection(), request, Map.of("items", items));
    }

    static void refused(ValidatableResponse answer, String pointer, String code) {
        answer.statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-input"))
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains(code));
    }

    static Map<String, Object> with(Map<String, ?> item, String field, Object value) {
        var changed = new HashMap<String, Object>(item);
        changed.put(field, value);
        return changed;
    }

    static void assertAllSucceeded(ValidatableResponse answer, int... indices) {
        for (var index : indices) {
            assertThat(answer.extract().<Integer>path("items[" + index + "].status"))
                    .isBetween(200, 299);
        }
    }

    /** Nothing was created, and what was there has its version still. */
    void assertUntouched(Verb verb, List<? extends Map<String, ?>> items) {
        var there = request(ada)
                .queryParam("limit", 100)
                .get(collection().path())
                .then()
                .statusCode(200)
                .extract();
        if (verb == Verb.CREATE) {
            var echoed = collection().echoed();
            assertThat(there.<List<Object>>path("items." + echoed))
                    .doesNotContainAnyElementsOf(items.stream()
                            .map(item -> (Object) item.get(echoed))
                            .toList());
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
