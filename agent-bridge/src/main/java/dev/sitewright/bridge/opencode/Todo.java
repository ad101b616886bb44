package dev.sitewright.bridge.opencode;

/** One step of the agent's plan. */
public record Todo(String content, String status, String priority) {}
