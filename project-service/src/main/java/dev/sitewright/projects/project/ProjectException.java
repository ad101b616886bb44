package dev.sitewright.projects.project;

import dev.sitewright.platform.problem.Problem.FieldError;
import java.util.List;

/** What is expected to fail with projects. */
abstract sealed class ProjectException extends RuntimeException {
    private ProjectException(String message) {
        super(message, null, false, false); // expected, hence no stack trace
    }

    /** The caller owns no such project; whether somebody else does is not told. */
    static final class NotFound extends ProjectException {
        NotFound() {
            super("no such project of this owner");
        }
    }

    /** What was sent cannot become projects. */
    static final class Invalid extends ProjectException {
        private final transient List<FieldError> faults;

        Invalid(List<FieldError> faults) {
            super("invalid input");
            this.faults = List.copyOf(faults);
        }

        List<FieldError> faults() {
            return faults;
        }
    }
}
