package dev.sitewright.worker.queue;

import com.fasterxml.jackson.databind.JsonMappingException;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.worker.queue.JobRefused.Fault;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Says where in a job's arguments something is wrong. */
final class ArgumentFaults {
    private static final String ARGS = "/args";
    private static final Set<Class<?>> WANT_SOMETHING = Set.of(NotNull.class, NotBlank.class, NotEmpty.class);

    private ArgumentFaults() {}

    static Fault of(ConstraintViolation<?> violation) {
        var pointer = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .map(ArgumentFaults::step)
                .collect(Collectors.joining());
        return new Fault(ARGS + pointer, typeOf(violation), violation.getMessage());
    }

    private static String step(Path.Node node) {
        var index = node.getIndex() == null ? "" : "/" + node.getIndex();
        return node.getName() == null || node.getName().startsWith("<") ? index : index + "/" + node.getName();
    }

    private static FaultType typeOf(ConstraintViolation<?> violation) {
        var constraint = violation.getConstraintDescriptor().getAnnotation().annotationType();
        if (WANT_SOMETHING.contains(constraint)) {
            return violation.getInvalidValue() == null ? FaultType.MISSING : FaultType.BLANK;
        }
        return constraint == Size.class ? FaultType.TOO_LONG : FaultType.WRONG_FORM;
    }

    static Fault of(JsonMappingException failure) {
        var pointer = failure.getPath().stream()
                .map(step ->
                        "/" + (step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName()))
                .collect(Collectors.joining());
        return wrongType(pointer, "has the wrong type");
    }

    /** @param pointer from the arguments on */
    static Fault wrongType(String pointer, String detail) {
        return new Fault(ARGS + pointer, FaultType.WRONG_TYPE, detail);
    }

    /** @return the place as it stands in messages for people */
    static String path(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
    }
}
