package dev.sitewright.platform.testing;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What can be done to a list of a collection's items. */
enum Verb {
    CREATE,
    PATCH,
    DELETE;

    /** @return the answer to a list */
    ValidatableResponse send(Collection collection, RequestSpecification request, Object body) {
        request.body(body);
        return switch (this) {
            case CREATE -> request.post(collection.path()).then();
            case PATCH -> request.patch(collection.path()).then();
            case DELETE ->
                request.urlEncodingEnabled(false) // REST Assured would escape the colon
                        .post(collection.path() + ":delete")
                        .then();
        };
    }

    /** @return an item that is fine */
    Map<String, ?> item(Collection collection, Owner owner, int number) {
        return switch (this) {
            case CREATE -> collection.newItem().apply(number);
            case PATCH -> about(created(collection, owner, number), Map.of("patch", collection.patch()));
            case DELETE -> about(created(collection, owner, number), Map.of());
        };
    }

    /** @return an item in which one field is none */
    Map<String, ?> poison(Collection collection, Owner owner, int number) {
        var item = new HashMap<String, Object>(item(collection, owner, number));
        if (this == PATCH) {
            item.put("patch", Map.of("noSuchField", 1));
        } else {
            item.put("noSuchField", 1);
        }
        return item;
    }

    /** @return what was just created, as it was answered */
    static Map<String, Object> created(Collection collection, Owner owner, int number) {
        return owner.request()
                .body(Map.of("items", List.of(collection.newItem().apply(number))))
                .post(collection.path())
                .then()
                .statusCode(201)
                .extract()
                .path("items[0]");
    }

    private static Map<String, Object> about(Map<String, Object> resource, Map<String, ?> more) {
        var item = new HashMap<String, Object>(more);
        item.put("id", resource.get("id"));
        item.put("version", resource.get("version"));
        return item;
    }
}
