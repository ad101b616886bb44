package dev.sitewright.gateway.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.sitewright.gateway.testing.GatewayTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code openapi.yaml} as the code says it, and its promises. After a change of the API say {@code -Dopenapi.write=true}; after a release
 * {@code -Dopenapi.release=true}, which makes the present document the one that is promised.
 */
@GatewayTest
class DocumentTest {
    private static final Path MODULE =
            Path.of(System.getProperty("sitewright.root", "..")).resolve("api-gateway");
    private static final Path DOCUMENT = MODULE.resolve("openapi.yaml");
    private static final Path RELEASED = MODULE.resolve("openapi.released.yaml");
    private static final Path BREAKING = MODULE.resolve("openapi.breaking.md");

    @Test
    void the_document_is_what_the_code_says() throws IOException {
        var served = given().get("/q/openapi").then().statusCode(200).extract().asString();
        if (Boolean.getBoolean("openapi.write") || Boolean.getBoolean("openapi.release")) {
            Files.writeString(DOCUMENT, served);
        }
        assertThat(Files.readString(DOCUMENT))
                .as(
                        "openapi.yaml differs from the code; write it: ./mvnw -pl api-gateway test -Dtest=DocumentTest -Dopenapi.write=true")
                .isEqualTo(served);
    }

    @Test
    void nothing_that_is_promised_breaks_unless_it_is_said() throws IOException {
        if (Boolean.getBoolean("openapi.release")) {
            Files.copy(DOCUMENT, RELEASED, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        var changes = Breaking.between(RELEASED, DOCUMENT);
        assertThat(changes)
                .as(
                        "what breaks clients of openapi.released.yaml; keep it, or name it in openapi.breaking.md with the reason")
                .isSubsetOf(Breaking.said(BREAKING));
    }

    @Test
    void it_is_served_for_programs_and_for_people() {
        given().accept("application/json").get("/q/openapi").then().statusCode(200);
        given().get("/api/docs/").then().statusCode(200).body(containsString("Sitewright API"));
    }
}
