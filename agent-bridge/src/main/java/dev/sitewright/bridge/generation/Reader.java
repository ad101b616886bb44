package dev.sitewright.bridge.generation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Makes records of JSON that others wrote: strictly, as what does not fit the schema must not pass by being bent to it. */
@ApplicationScoped
class Reader {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Validator validator;

    Reader(Validator validator) {
        this.validator = validator;
    }

    /** What came of reading. */
    sealed interface Read<T> {}

    /** A record that keeps its constraints. */
    record Fit<T>(T value) implements Read<T> {}

    /** None. */
    record Unfit<T>(List<Violation> violations) implements Read<T> {}

    <T> Read<T> read(Class<T> type, JsonNode json) {
        if (!json.isObject()) {
            return new Unfit<>(List.of(new Violation("", "is no JSON object")));
        }
        try {
            var value = MAPPER.treeToValue(json, type);
            var violations = validator.validate(value).stream()
                    .map(Reader::violation)
                    .sorted(java.util.Comparator.comparing(Violation::toString))
                    .toList();
            return violations.isEmpty() ? new Fit<>(value) : new Unfit<>(violations);
        } catch (JsonMappingException e) {
            return new Unfit<>(
                    List.of(new Violation(pointer(e), Objects.requireNonNullElse(e.getOriginalMessage(), ""))));
        } catch (JsonProcessingException e) {
            return new Unfit<>(List.of(new Violation("", "cannot be read")));
        }
    }

    /** @return what was read and found fit before; throws {@link IllegalStateException} when it no longer is */
    <T> T require(Class<T> type, JsonNode json) {
        return switch (read(type, json)) {
            case Fit<T>(var value) -> value;
            case Unfit<T>(var violations) ->
                throw new IllegalStateException("stored as " + type.getSimpleName() + ", but " + violations);
        };
    }

    private static Violation violation(ConstraintViolation<?> violation) {
        return new Violation("/" + violation.getPropertyPath().toString().replace('.', '/'), violation.getMessage());
    }

    private static String pointer(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
    }
}
