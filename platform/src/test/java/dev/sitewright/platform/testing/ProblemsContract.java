package dev.sitewright.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.problem.ProblemType.Owner;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every problem of the catalogue is reached in the module that owns it. A {@code @QuarkusTest} extends this once per module. */
@Tag("integration")
public abstract class ProblemsContract {
    private final Owner owner;

    /** Asks for the problems of one module. */
    protected ProblemsContract(Owner owner) {
        this.owner = owner;
    }

    /** @return for each of the module's problems, a request that is answered with it */
    protected abstract Map<ProblemType, Supplier<ValidatableResponse>> ways();

    /** @return those that need a service of other settings, with the test that reaches them */
    protected Map<ProblemType, Class<?>> elsewhere() {
        return Map.of();
    }

    @Test
    void every_problem_is_reached_and_answered_as_the_catalogue_says() {
        var ways = new EnumMap<>(ways()); // in the same order each time
        assertThat(ways.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemType.values())
                        .filter(type -> type.owner() == owner && !elsewhere().containsKey(type))
                        .toList());
        assertThat(ways)
                .allSatisfy((type, way) -> way.get()
                        .statusCode(type.status())
                        .contentType("application/problem+json")
                        .body("type", equalTo("/problems/" + type.code()))
                        .body("code", equalTo(type.code()))
                        .body("title", equalTo(type.meaning()))
                        .body("status", equalTo(type.status()))
                        .body("retryable", equalTo(type.retryable()))
                        .body("requestId", notNullValue()));
    }
}
