package dev.sitewright.launcher.demo;

/**
 * One server-sent event.
 *
 * @param id of this event, or the last one before it; empty when there was none yet
 * @param type {@code message} when the server names none
 */
record SseEvent(String id, String type, String data) {}
