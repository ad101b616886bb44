package dev.sitewright.platform.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.sitewright.platform.ids.Ids;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A service's internal addresses are open to tokens of this house for this service, and to nobody else, also when they are reached directly.
 * A {@code @QuarkusTest} extends this once per service, with its base package; addresses that come later are covered by themselves.
 */
public abstract class InternalDoorContract {
    private final List<Route> routes;

    /** Looks into one package and those below. */
    protected InternalDoorContract(String basePackage) {
        this.routes = Route.of(basePackage);
    }

    /** @return whether the module is the public door, which has no internal addresses, and others that are open */
    protected boolean isPublicDoor() {
        return false;
    }

    /** @return what addresses begin with that are open on purpose, with a way of their own to know their callers */
    protected Set<String> open() {
        return Set.of();
    }

    @Test
    void what_is_answered_here_is_internal() {
        assertThat(routes).isNotEmpty();
        assertThat(routes)
                .filteredOn(route -> open().stream().noneMatch(route.path()::startsWith))
                .allMatch(route -> route.isInternal() != isPublicDoor());
    }

    @ParameterizedTest
    @EnumSource
    void strangers_are_refused_everywhere(Stranger stranger) {
        for (var route : internal()) {
            ask(stranger.dressed(given()), route)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("code", equalTo("not-signed-in"));
        }
    }

    @Test
    void tokens_for_this_service_come_through_everywhere() {
        for (var route : internal()) {
            ask(given().header("Authorization", TestTokens.user(Ids.next("usr"))), route)
                    .then()
                    .statusCode(not(401));
        }
    }

    private List<Route> internal() {
        return routes.stream().filter(Route::isInternal).toList();
    }

    private static io.restassured.response.Response ask(RequestSpecification request, Route route) {
        return request.contentType(ContentType.JSON)
                .urlEncodingEnabled(false) // REST Assured would escape the colon
                .request(route.method(), route.path());
    }
}
