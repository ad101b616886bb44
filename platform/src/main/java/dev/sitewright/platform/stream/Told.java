package dev.sitewright.platform.stream;

import java.util.function.Supplier;

/**
 * A fact that is in the log.
 *
 * @param number its place in the stream
 * @param type its wire name
 * @param frame made only when somebody follows the stream, or when it tells a text whole
 */
public record Told(long number, String type, Supplier<Frame.Fact> frame) {}
