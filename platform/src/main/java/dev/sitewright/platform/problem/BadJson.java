package dev.sitewright.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.sitewright.platform.problem.Problem.FieldError;
import java.util.List;
import java.util.stream.Collectors;

/** Says where a JSON body is wrong, without the parser's own words: they name classes. */
final class BadJson {
    private BadJson() {}

    static Problem toProblem(JsonProcessingException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> bad(pointer(unknown), "unknown-field", "is not a field here");
            case JsonMappingException mapping
            when mapping.getCause() instanceof JsonProcessingException inner
                    && !(inner instanceof JsonMappingException) -> unparsable(inner);
            case JsonMappingException mapping ->
                bad(pointer(mapping), "wrong-type", "has the wrong type or is missing");
            default -> unparsable(failure);
        };
    }

    private static Problem unparsable(JsonProcessingException failure) {
        var place = failure.getLocation();
        var where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
        return Problem.of(400, "bad-json", "The body is no JSON" + where + ".")
                .withErrors(List.of(new FieldError("", "bad-json", "is no JSON" + where)));
    }

    private static Problem bad(String pointer, String code, String detail) {
        var shown = pointer.isEmpty() ? "The body" : pointer;
        return Problem.of(400, "bad-body", shown + " " + detail + ".")
                .withErrors(List.of(new FieldError(pointer, code, detail)));
    }

    private static String pointer(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : escape(step.getFieldName())))
                .collect(Collectors.joining());
    }

    private static String escape(String name) { // RFC 6901, section 3
        return name.replace("~", "~0").replace("/", "~1");
    }
}
