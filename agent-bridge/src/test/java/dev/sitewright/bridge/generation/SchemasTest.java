package dev.sitewright.bridge.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemasTest {
    private record Dish(
            @JsonPropertyDescription("What guests read") @NotBlank @Size(max = 40) String name,

            @NotNull @Pattern(regexp = "[a-z]+") String code,
            @Min(1) @Max(5) int stars,
            @NotNull @Size(min = 1, max = 3) List<@NotBlank String> sides,
            @Nullable String remark) {}

    @Test
    void constraints_and_descriptions_are_the_schema() {
        var schema = Schemas.of(Dish.class);

        assertThat(schema.path("type").asText()).isEqualTo("object");
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(schema.at("/properties/name/description").asText()).isEqualTo("What guests read");
        assertThat(schema.at("/properties/name/maxLength").asInt()).isEqualTo(40);
        assertThat(schema.at("/properties/code/pattern").asText()).isEqualTo("[a-z]+");
        assertThat(schema.at("/properties/stars/maximum").asInt()).isEqualTo(5);
        assertThat(schema.at("/properties/sides/maxItems").asInt()).isEqualTo(3);
        assertThat(schema.path("required").toString())
                .contains("name", "code", "sides")
                .doesNotContain("remark");
        assertThat(schema.has("$schema")).as("providers refuse it").isFalse();
    }
}
