package dev.sitewright.bridge.diagnostic;

/**
 * Something that went wrong.
 *
 * @param category one of those in the fact {@code chat.diagnostic}
 * @param message one sentence for the person
 * @param action what to do about it
 * @param retryable whether trying again unchanged may help
 */
public record Diagnostic(String category, String message, String action, boolean retryable) {
    /** The provider does not accept the key. */
    public static final Diagnostic AUTH = new Diagnostic(
            "auth",
            "The model's provider refused the key.",
            "Check the provider's key in the settings, then send the prompt again.",
            false);

    /** A cap that the owner has set. */
    public static final Diagnostic BUDGET = new Diagnostic(
            "quota",
            "A cap on what the agent may use is reached.",
            "Raise the project's or your own budget, or wait for its next period.",
            false);

    /** The account is used up. */
    public static final Diagnostic QUOTA = new Diagnostic(
            "quota",
            "The account at the model's provider has no quota or credit left.",
            "Add credit or choose another provider, then send the prompt again.",
            false);

    /** Too many requests. */
    public static final Diagnostic RATE_LIMIT = new Diagnostic(
            "rate-limit",
            "The model's provider limits how often it may be asked.",
            "Wait a moment, then send the prompt again.",
            true);

    /** The provider is in trouble. */
    public static final Diagnostic PROVIDER_DOWN = new Diagnostic(
            "model",
            "The model's provider has a problem of its own.",
            "Try again in a few minutes, or choose another model.",
            true);

    /** There is no such model. */
    public static final Diagnostic NO_SUCH_MODEL = new Diagnostic(
            "model", "The chosen model is not available.", "Choose another model, then send the prompt again.", false);

    /** The provider refuses this request. */
    public static final Diagnostic REFUSED = new Diagnostic(
            "model",
            "The model's provider did not accept the request.",
            "Choose another model, or word the prompt differently.",
            false);

    /** The model stopped for the provider's rules. */
    public static final Diagnostic FILTERED = new Diagnostic(
            "model",
            "The model's provider withheld the answer because of its content rules.",
            "Word the prompt differently.",
            false);

    /** What was answered has not the form that was asked for, however often. */
    public static final Diagnostic UNFIT_ANSWER = new Diagnostic(
            "model",
            "The model did not answer in the form that was asked for.",
            "Choose another fast model, or do it by hand.",
            true);

    /** The answer was cut. */
    public static final Diagnostic TOO_LONG = new Diagnostic(
            "model", "The answer was longer than the model may write.", "Ask for the work in smaller steps.", false);

    /** The provider cannot be reached. */
    public static final Diagnostic NETWORK = new Diagnostic(
            "network",
            "The model's provider cannot be reached.",
            "Check the network and the provider's address, then send the prompt again.",
            true);

    /** A connection of this name cannot be reached. */
    public static Diagnostic unreachable(String connection) {
        return new Diagnostic(
                NETWORK.category(),
                "The connection \"%s\" cannot be reached: nothing answers at its address.".formatted(connection),
                "Check the connection's address, or choose another model, then send the prompt again.",
                NETWORK.retryable());
    }

    /** A provider does not accept any more what came of signing in to it. */
    public static Diagnostic signedOut(String connection) {
        return new Diagnostic(
                AUTH.category(),
                "The provider of the connection \"%s\" does not know you any more.".formatted(connection),
                "Sign in to it again, then send the prompt again.",
                AUTH.retryable());
    }

    /** The conversation is too long. */
    public static final Diagnostic CONTEXT = new Diagnostic(
            "context",
            "The conversation has become too long for the model.",
            "Start a new conversation, or choose a model with a larger context.",
            false);

    /** OpenCode died under the work, again and again. */
    public static final Diagnostic INTERRUPTED = new Diagnostic(
            "agent-down",
            "The agent stopped in the middle of the work, more than once.",
            "Send the prompt again; the files written so far are kept.",
            true);

    /** OpenCode cannot be used at all. */
    public static final Diagnostic AGENT_DOWN = new Diagnostic(
            "agent-down",
            "The agent is not running.",
            "Look at the agent bridge's log, then send the prompt again.",
            true);

    /** It took longer than a prompt may. */
    public static final Diagnostic TOO_SLOW = new Diagnostic(
            "agent-down",
            "The agent did not finish in the time a prompt may take, and was stopped.",
            "Ask for the work in smaller steps.",
            true);

    /** The session is gone. */
    public static final Diagnostic NO_SESSION = new Diagnostic(
            "agent-down", "The agent no longer knows this conversation.", "Start a new conversation.", false);

    /** None of the above. */
    public static final Diagnostic UNKNOWN = new Diagnostic(
            "unknown",
            "The agent met an error it did not explain.",
            "Send the prompt again; the agent bridge's log has more.",
            true);
}
