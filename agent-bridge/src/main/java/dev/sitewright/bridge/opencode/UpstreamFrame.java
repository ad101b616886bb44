package dev.sitewright.bridge.opencode;

import java.time.Instant;

/**
 * One frame of the event stream.
 *
 * @param directory the directory it is about; empty when it is about the server
 * @param at when OpenCode made it
 */
public record UpstreamFrame(String directory, Instant at, UpstreamEvent event) {}
