package dev.sitewright.projects.project;

import static dev.sitewright.projects.project.ProjectFactory.aProject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;

import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithSitewrightBackends
class ListProjectsTest {
    @Inject
    Db db;

    private final Owner ada = Owner.fresh();

    @BeforeEach
    void fill() {
        db.insert(aProject().ownedBy(ada).named("Cello").healthy());
        db.insert(aProject().ownedBy(ada).named("Viola").crashed().stopped());
        db.insert(aProject().ownedBy(ada).named("Bass"));
        db.insert(aProject().named("Cello of somebody else"));
    }

    @Test
    void states_choose_and_several_are_any_of_them() {
        list(Map.of("wantedState", "stopped")).body("items.name", contains("Viola"));
        list(Map.of("observedState", "healthy,crashed")).body("items.name", containsInAnyOrder("Cello", "Viola"));
        list(Map.of("wantedState", "running", "observedState", "crashed")).body("items", empty());
    }

    @Test
    void text_is_found_in_names_slugs_and_prompts_whatever_its_case() {
        list(Map.of("text", "CELL")).body("items.name", contains("Cello"));
        list(Map.of("text", "a page about")).body("items.name", contains("Bass", "Viola", "Cello"));
        list(Map.of("text", "%")).body("items", empty());
        list(Map.of("text", "' or true --")).body("items", empty());
    }

    @Test
    void the_usual_order_is_newest_first() {
        list(Map.of()).body("items.name", contains("Bass", "Viola", "Cello"));
        list(Map.of("sort", "createdAt")).body("items.name", contains("Cello", "Viola", "Bass"));
    }

    @ParameterizedTest
    @CsvSource({"name, Bass Cello Viola", "-name, Viola Cello Bass", "updatedAt, Cello Viola Bass"})
    void pages_of_any_order_show_each_project_once(String sort, String names) {
        var seen = new ArrayList<String>();
        var query = Map.of("sort", sort, "limit", "1");
        for (Map<String, String> next = query; next != null; ) {
            var page = list(next).extract();
            seen.addAll(page.<List<String>>path("items.name"));
            var cursor = page.<String>path("nextCursor");
            next = cursor == null ? null : with(query, "cursor", cursor);
        }
        assertThat(String.join(" ", seen)).isEqualTo(names);
    }

    @Test
    void a_cursor_belongs_to_its_filter_and_order() {
        var cursor = list(Map.of("sort", "name", "limit", "1")).extract().<String>path("nextCursor");
        refused(Map.of("sort", "-name", "cursor", cursor), "?cursor", "invalid-cursor");
        refused(Map.of("sort", "name", "text", "e", "cursor", cursor), "?cursor", "invalid-cursor");
        refused(Map.of("cursor", cursor), "?cursor", "invalid-cursor");
        list(Map.of("sort", "name", "cursor", cursor)).body("items.name", contains("Cello", "Viola"));
    }

    @Test
    void words_that_are_none_are_refused() {
        refused(Map.of("sort", "ownerId"), "?sort", "unknown-value");
        refused(Map.of("wantedState", "asleep"), "?wantedState", "unknown-value");
        refused(Map.of("observedState", "healthy,"), "?observedState", "unknown-value");
        refused(Map.of("text", "x".repeat(201)), "?text", "too-long");
        refused(Map.of("text", "\0"), "?text", "invalid-character");
    }

    private void refused(Map<String, String> query, String pointer, String code) {
        ada.request()
                .queryParams(query)
                .get(ProjectResource.PATH)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains(code));
    }

    private ValidatableResponse list(Map<String, String> query) {
        return ada.request().queryParams(query).get(ProjectResource.PATH).then().statusCode(200);
    }

    private static Map<String, String> with(Map<String, String> query, String name, String value) {
        var more = new HashMap<>(query);
        more.put(name, value);
        return more;
    }
}
