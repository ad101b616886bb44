package dev.sitewright.projects.project;

/** What is expected to fail with reading projects; changes have a result per item instead. */
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
}
