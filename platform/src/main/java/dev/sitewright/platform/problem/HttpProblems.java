package dev.sitewright.platform.problem;

/** The problems that HTTP itself knows. */
final class HttpProblems {
    private HttpProblems() {}

    static Problem of(int status) {
        return switch (status) {
            case 401 -> Problem.of(401, "not-signed-in", "Sign in, or send a valid token.");
            case 403 -> Problem.of(403, "not-allowed", "This is not open to you.");
            case 404 -> Problem.of(404, "not-found", "There is nothing at this address.");
            case 405 -> Problem.of(405, "method-not-allowed", "This address does not take this method.");
            case 406 ->
                Problem.of(406, "not-acceptable", "This address cannot answer in the media type that Accept asks for.");
            case 413 -> Problem.of(413, "body-too-large", "The request's body is too large.");
            case 415 -> Problem.of(415, "unsupported-media-type", "Send the body as application/json.");
            default -> Problem.of(status, "bad-request", "The request cannot be understood.");
        };
    }
}
