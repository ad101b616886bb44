package dev.sitewright.projects;

import static io.restassured.RestAssured.given;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/**
 * The service as one person sees it through the gateway.
 *
 * @param user the person's id
 */
public record Api(String user) {
    /** @return a person who has no project yet */
    public static Api ofSomebody() {
        return new Api(Ids.next("usr"));
    }

    /** @return the id of a project that was just created */
    public String create(String prompt) {
        return post(Map.of("items", List.of(Map.of("prompt", prompt))))
                .statusCode(201)
                .extract()
                .path("items[0].id");
    }

    /** Sends a body to {@code POST /projects}. */
    public ValidatableResponse post(Object body) {
        return request()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/internal/v1/projects")
                .then();
    }

    /** Asks for a project. */
    public ValidatableResponse get(String id) {
        return request().get("/internal/v1/projects/{id}", id).then();
    }

    /** @return one field of a project */
    public String field(String id, String name) {
        return get(id).statusCode(200).extract().path(name);
    }

    /** Calls a project otherwise. */
    public void rename(String id, String name) {
        request()
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of("name", name))
                .patch("/internal/v1/projects/{id}", id)
                .then()
                .statusCode(200);
    }

    /** Asks for a page of projects. */
    public ValidatableResponse list(Map<String, ?> query) {
        return request().queryParams(query).get("/internal/v1/projects").then();
    }

    private RequestSpecification request() {
        return given().header("Authorization", TestTokens.user(user));
    }
}
