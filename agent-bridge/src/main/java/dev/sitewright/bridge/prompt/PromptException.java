package dev.sitewright.bridge.prompt;

/** Why a prompt is not taken or not found. */
abstract sealed class PromptException extends RuntimeException {
    private final String detail;

    private PromptException(String detail) {
        super(detail, null, false, false);
        this.detail = detail;
    }

    /** @return what is wrong, for people */
    String detail() {
        return detail;
    }

    /** No prompt has this id. */
    static final class NotFound extends PromptException {
        NotFound(String id) {
            super("There is no prompt " + id + ".");
        }
    }

    /** The project has no such session. */
    static final class NoSession extends PromptException {
        NoSession(String sessionId) {
            super("The project has no session " + sessionId + ".");
        }
    }

    /** The id belongs to a prompt with other words or for another session. */
    static final class Differs extends PromptException {
        Differs(String id) {
            super("Prompt " + id + " was given before, and differs.");
        }
    }
}
