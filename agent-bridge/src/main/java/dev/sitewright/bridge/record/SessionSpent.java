package dev.sitewright.bridge.record;

/** A model's call in this session is over: what it used counts from now on. */
public record SessionSpent(Session session) {}
