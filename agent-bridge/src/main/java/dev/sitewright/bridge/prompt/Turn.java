package dev.sitewright.bridge.prompt;

/**
 * A prompt that has not ended.
 *
 * @param next whether no earlier one of its session is open
 */
record Turn(Prompt prompt, boolean next) {
    /** @return whether it is to wait for those before it */
    boolean isToWait() {
        return prompt.manner().queued() && !next;
    }
}
