package dev.sitewright.launcher.process;

/** Something went wrong that a person can act on: the message is one complete sentence, shown as it is. */
public final class LaunchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LaunchException(String sentence) {
        super(sentence);
    }

    public LaunchException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
