package dev.sitewright.platform.problem;

import dev.sitewright.platform.problem.Problem.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Turns violations of Bean Validation into faults with their place in the body. */
final class Violations {
    private static final Map<String, String> CODES = Map.of(
            "NotNull", "missing",
            "NotBlank", "blank",
            "NotEmpty", "empty",
            "Size", "wrong-size",
            "Min", "too-small",
            "Max", "too-large",
            "Pattern", "wrong-form");

    private Violations() {}

    static FieldError toFieldError(ConstraintViolation<?> violation) {
        return new FieldError(pointer(violation.getPropertyPath()), code(violation), violation.getMessage());
    }

    private static String pointer(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .map(Violations::step)
                .collect(Collectors.joining());
    }

    /** Method and parameter are ours, not the caller's; an element of a list is named by its index on the step after it. */
    private static String step(Path.Node node) {
        var index = node.getIndex() == null ? "" : "/" + node.getIndex();
        var named = node.getKind() == ElementKind.PROPERTY && node.getName() != null;
        return index + (named ? "/" + node.getName() : "");
    }

    private static String code(ConstraintViolation<?> violation) {
        var constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return CODES.getOrDefault(constraint, kebab(constraint));
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
