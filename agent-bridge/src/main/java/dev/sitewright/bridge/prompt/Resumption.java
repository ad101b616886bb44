package dev.sitewright.bridge.prompt;

/** What the agent is told after OpenCode died under its work. */
final class Resumption {
    /** Begins with the mark by which the bridge's own messages are known. */
    static final String TEXT =
            "[Sitewright] Your work on the last request was interrupted by a restart. Look at the files as they are"
                    + " now, keep what is good, and finish the request. Do not start over, and do not ask whether to go on.";

    private Resumption() {}
}
