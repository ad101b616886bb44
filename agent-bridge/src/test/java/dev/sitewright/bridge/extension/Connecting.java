package dev.sitewright.bridge.extension;

import dev.sitewright.bridge.testing.Chat;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** Connects providers, and says which models are preferred. */
final class Connecting {
    static final String CONNECTIONS = "/internal/v1/provider-connections";

    private Connecting() {}

    /** @return the id of a person's new connection, to an endpoint with the model {@code fake} */
    static String connect(Chat person, String name, String key, String address) {
        return connect(person.request(), name, key, address);
    }

    /** @return the same, by somebody's request, which may say for whom it is */
    static String connect(RequestSpecification request, String name, String key, String address) {
        return request.body(Map.of(
                        "items",
                        List.of(Map.of("name", name, "key", key, "baseUrl", address, "models", List.of("fake")))))
                .post(CONNECTIONS)
                .then()
                .statusCode(201)
                .extract()
                .path("items[0].id");
    }

    /** Says what is preferred; the path says where. */
    static void prefer(Chat person, String path, Map<String, ?> patch) {
        person.request().header("If-Match", "*").body(patch).patch(path).then().statusCode(200);
    }

    /** Says which model goes on in a person's project when another cannot. */
    static void fallBack(Chat person, String model) {
        prefer(person, person.project() + "/agent-policy", Map.of("fallbackModels", List.of(model)));
    }
}
