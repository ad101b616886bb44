package dev.sitewright.worker.testing;

import static io.restassured.RestAssured.given;

import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Requests of administrators. */
public final class Admins {
    private Admins() {}

    /** @return a request in an administrator's name, with JSON when it has a body; colons in addresses stay as they are */
    public static RequestSpecification request(Owner admin) {
        return given().header("Authorization", TestTokens.admin(admin.id()))
                .contentType(ContentType.JSON)
                .urlEncodingEnabled(false);
    }
}
