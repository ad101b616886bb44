package dev.sitewright.platform.many;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.sitewright.platform.testing.Collection;
import dev.sitewright.platform.testing.CollectionContract;
import dev.sitewright.platform.testing.Covers;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSitewrightBackends
@Covers({NoteResource.class, NoteDeletionResource.class})
class NoteCollectionTest extends CollectionContract {
    private final Owner ada = Owner.fresh();

    @Override
    protected Collection collection() {
        return new Collection(
                "/internal/notes",
                number -> Map.of("text", "Note " + number),
                "text",
                Map.of("text", "Another"),
                "not-found");
    }

    @Test
    void an_item_that_the_database_refuses_is_one_bad_item() {
        var items = List.of(Map.of("text", "one"), Map.of("text", "poison"), Map.of("text", "three"));
        ada.request()
                .body(Map.of("items", items))
                .post("/internal/notes?mode=partial")
                .then()
                .statusCode(207)
                .body("items.status", contains(201, 500, 201))
                .body("items[0].item.text", equalTo("one"))
                .body("items[1].problem.code", equalTo("internal-error"))
                .body("items[2].item.text", equalTo("three"));
        ada.request().get("/internal/notes").then().body("items.text", contains("one", "three"));
    }

    @Test
    void an_item_that_the_database_refuses_keeps_all_of_an_atomic_list() {
        var items = List.of(Map.of("text", "one"), Map.of("text", "poison"));
        ada.request()
                .body(Map.of("items", items))
                .post("/internal/notes")
                .then()
                .statusCode(500)
                .body("code", equalTo("internal-error"));
        ada.request().get("/internal/notes").then().body("items.size()", equalTo(0));
    }

    @Test
    void an_item_of_a_wrong_type_is_one_bad_item() {
        ada.request()
                .body("{\"items\": [{\"text\": \"one\"}, 7, {\"text\": [1]}, null]}")
                .post("/internal/notes?mode=partial")
                .then()
                .statusCode(207)
                .body("items.status", contains(201, 400, 400, 422))
                .body("items[1].problem.errors.pointer", contains("/items/1"))
                .body("items[2].problem.errors.pointer", contains("/items/2/text"))
                .body("items[3].problem.errors.pointer", contains("/items/3"));
    }
}
