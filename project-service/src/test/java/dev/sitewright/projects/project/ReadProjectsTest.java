package dev.sitewright.projects.project;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.platform.testing.TestTokens;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.projects.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithSitewrightBackends
class ReadProjectsTest {
    private final Api ada = Api.ofSomebody();
    private final Api bob = Api.ofSomebody();

    @Test
    void somebody_elses_project_is_not_there() {
        var adas = ada.create("Ada's page");
        bob.get(adas)
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("project-not-found"));
        bob.list(Map.of()).statusCode(200).body("items.size()", equalTo(0)).body("nextCursor", nullValue());
        ada.get(adas).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prj_00000000000000000000000000000000", "x", "prj_'; drop table project; --", "\u0000"})
    void an_id_that_is_none_is_not_there(String id) {
        ada.get(id).statusCode(404).body("code", equalTo("project-not-found"));
    }

    @Test
    void only_people_may_ask() {
        given().get("/internal/v1/projects").then().statusCode(401);
        given().header("Authorization", TestTokens.service("job-worker"))
                .get("/internal/v1/projects")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-allowed"));
    }

    @Test
    void pages_show_each_project_once_newest_first_while_more_are_added() {
        var created =
                IntStream.range(0, 7).mapToObj(n -> ada.create("Page " + n)).toList();
        bob.create("Not hers");

        var seen = new ArrayList<String>();
        var query = Map.of("limit", "3");
        while (query != null) {
            var page = ada.list(query).statusCode(200).extract();
            seen.addAll(page.<List<String>>path("items.id"));
            var next = page.<String>path("nextCursor");
            query = next == null ? null : Map.of("limit", "3", "cursor", next);
            ada.create("Added while reading");
        }

        assertThat(seen).containsExactlyElementsOf(created.reversed());
    }

    @Test
    void a_last_page_that_is_full_has_no_next() {
        ada.create("One");
        ada.create("Two");
        ada.list(Map.of("limit", "2")).body("items.size()", equalTo(2)).body("nextCursor", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "ten", "99999999999"})
    void a_limit_out_of_range_is_refused(String limit) {
        ada.list(Map.of("limit", limit))
                .statusCode(422)
                .body("errors.pointer", contains("?limit"))
                .body("errors.code", contains("out-of-range"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%%%", "cHJvamVjdHM", "🙂"})
    void a_cursor_that_was_not_given_out_is_refused(String cursor) {
        ada.list(Map.of("cursor", cursor))
                .statusCode(422)
                .body("errors.pointer", contains("?cursor"))
                .body("errors.code", contains("invalid-cursor"));
    }

    @Test
    void somebody_elses_cursor_is_refused() {
        ada.create("One");
        ada.create("Two");
        var adas = ada.list(Map.of("limit", "1")).extract().<String>path("nextCursor");
        bob.list(Map.of("cursor", adas)).statusCode(422).body("errors.code", contains("invalid-cursor"));
        var forged = new String(Base64.getUrlDecoder().decode(adas), UTF_8).replaceAll("prj_.*", "prj_1");
        ada.list(Map.of("cursor", Base64.getUrlEncoder().encodeToString(forged.getBytes(UTF_8))))
                .statusCode(422);
    }
}
