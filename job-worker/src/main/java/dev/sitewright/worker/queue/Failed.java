package dev.sitewright.worker.queue;

/**
 * The attempt failed; another follows while there are any. Handlers say this by failing.
 *
 * @param error what went wrong, for people
 */
record Failed(String error) implements Outcome {}
