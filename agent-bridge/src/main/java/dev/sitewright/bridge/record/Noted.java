package dev.sitewright.bridge.record;

import java.time.Instant;

/**
 * A step of a conversation.
 *
 * @param at when OpenCode said so
 */
public record Noted(Step step, Instant at) {}
