package dev.sitewright.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.sitewright.platform.problem.Problem.FieldError;
import java.util.List;
import java.util.stream.Collectors;

/** Says where a JSON body is wrong, without the parser's own words: they name classes. */
public final class BadJson {
    private BadJson() {}

    /** @return the answer to a body, or a part of one, that could not be read; pointers begin where reading began */
    public static Problem toProblem(JsonProcessingException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown ->
                bad(pointer(unknown), FaultType.UNKNOWN_FIELD, "is not a field here");
            case JsonMappingException mapping
            when mapping.getCause() instanceof JsonProcessingException inner
                    && !(inner instanceof JsonMappingException) -> unparsable(inner);
            case JsonMappingException mapping ->
                bad(pointer(mapping), FaultType.WRONG_TYPE, "has the wrong type or is missing");
            default -> unparsable(failure);
        };
    }

    private static Problem unparsable(JsonProcessingException failure) {
        var place = failure.getLocation();
        var where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
        return Problem.of(ProblemType.BAD_JSON, "The body is no JSON" + where + ".")
                .withErrors(List.of(new FieldError("", ProblemType.BAD_JSON.code(), "is no JSON" + where)));
    }

    private static Problem bad(String pointer, FaultType fault, String detail) {
        var errors = List.of(fault.at(pointer, detail));
        return Problem.of(ProblemType.BAD_BODY, Problem.summary(errors)).withErrors(errors);
    }

    private static String pointer(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : escape(step.getFieldName())))
                .collect(Collectors.joining());
    }

    /** @return a field's name as one step of a JSON pointer */
    public static String escape(String name) { // RFC 6901, section 3
        return name.replace("~", "~0").replace("/", "~1");
    }
}
