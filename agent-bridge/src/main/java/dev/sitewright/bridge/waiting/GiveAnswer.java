package dev.sitewright.bridge.waiting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers the agent.
 *
 * @param reply to a request for permission: {@code once}, {@code always} or {@code reject}; to a question only {@code reject}
 * @param message why it is rejected: the agent is told and goes on; without it the run stops
 * @param answers to a question: for each the labels chosen, or words of one's own
 */
record GiveAnswer(
        @Nullable String reply,
        @Nullable String message,
        @Nullable List<List<String>> answers) {}
