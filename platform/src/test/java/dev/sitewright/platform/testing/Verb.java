package dev.sitewright.platform.testing;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;

/** What can be done to a list of a collection's items. */
public enum Verb {
    /** {@code POST} of the collection. */
    CREATE,
    /** {@code PATCH} of the collection. */
    PATCH,
    /** {@code POST …:delete}. */
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
    Map<String, ?> item(CollectionUnderTest contract, Owner owner, int number) {
        var collection = contract.collection();
        return switch (this) {
            case CREATE -> collection.newItem().apply(number);
            case PATCH -> about(contract.made(owner, number), Map.of("patch", collection.patch()));
            case DELETE -> about(contract.made(owner, number), Map.of());
        };
    }

    /** @return an item in which one field is none */
    Map<String, ?> poison(CollectionUnderTest contract, Owner owner, int number) {
        var item = new HashMap<String, Object>(item(contract, owner, number));
        if (this == PATCH) {
            item.put("patch", Map.of("noSuchField", 1));
        } else {
            item.put("noSuchField", 1);
        }
        return item;
    }

    private static Map<String, Object> about(Map<String, Object> resource, Map<String, ?> more) {
        var item = new HashMap<String, Object>(more);
        item.put("id", resource.get("id"));
        item.put("version", resource.get("version"));
        return item;
    }
}
