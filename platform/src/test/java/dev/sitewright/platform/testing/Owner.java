package dev.sitewright.platform.testing;

import static io.restassured.RestAssured.given;

import dev.sitewright.platform.ids.Ids;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/**
 * A person who owns things. Every test takes a fresh one, so that tests share a database and see nothing of each other.
 *
 * @param id {@code usr_…}
 */
public record Owner(String id) {
    /** @return a person who owns nothing yet */
    public static Owner fresh() {
        return new Owner(Ids.next("usr"));
    }

    /** @return a request in the person's name, with JSON when it has a body */
    public RequestSpecification request() {
        return given().header("Authorization", TestTokens.user(id)).contentType(ContentType.JSON);
    }
}
