package dev.sitewright.platform.problem;

/** The problems that HTTP itself knows. */
final class HttpProblems {
    private HttpProblems() {}

    static Problem of(int status) {
        return switch (status) {
            case 401 -> Problem.of(ProblemType.NOT_SIGNED_IN, "Sign in, or send a valid token.");
            case 403 -> Problem.of(ProblemType.NOT_ALLOWED);
            case 404 -> Problem.of(ProblemType.NOT_FOUND);
            case 405 -> Problem.of(ProblemType.METHOD_NOT_ALLOWED);
            case 406 ->
                Problem.of(
                        ProblemType.NOT_ACCEPTABLE,
                        "This address cannot answer in the media type that Accept asks for.");
            case 413 -> Problem.of(ProblemType.BODY_TOO_LARGE);
            case 415 -> Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.");
            default -> Problem.of(status, ProblemType.BAD_REQUEST.code(), "The request cannot be understood.");
        };
    }
}
