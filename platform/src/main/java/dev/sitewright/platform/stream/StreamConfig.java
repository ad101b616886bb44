package dev.sitewright.platform.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Event streams to clients. */
@ConfigMapping(prefix = "sitewright.stream")
public interface StreamConfig {
    /** After how long a silence a comment is sent. Proxies and some browsers cut streams that are silent for 30 to 60 seconds. */
    @WithDefault("15s")
    Duration keepAlive();

    /** How long a client should wait before it connects again. */
    @WithDefault("1s")
    Duration retry();

    /** How long a client may leave a frame unread before it is cut off. It may come back and resume. */
    @WithDefault("30s")
    Duration stall();

    /** How often heads of streams are compared with the log, keep-alives are sent and stalled clients cut off. */
    @WithDefault("1s")
    Duration beat();

    /** How many facts one reader loads from the log at a time. */
    @WithDefault("200")
    int pageSize();

    /** How many frames may wait for one reader before it is sent back to the log. */
    @WithDefault("256")
    int waitingFrames();

    /** How many characters may wait for one reader before it is sent back to the log. */
    @WithDefault("524288")
    int waitingCharacters();

    /**
     * How long what happens in a stream is collected after its readers were told something, for each reader: what comes meanwhile is one write to
     * each of them (decision 0306).
     */
    @WithDefault("PT0.0001S")
    Duration restPerReader();

    /** The longest of these rests. */
    @WithDefault("50ms")
    Duration restMost();

    /** How many growing texts are kept in one process; the one that has not grown for longest goes first. */
    @WithDefault("1000")
    int growingParts();

    /** How many characters of growing texts are kept in one process; the text that has not grown for longest goes first. */
    @WithDefault("8388608")
    int growingCharacters();

    /** How long a text that does not grow is kept. */
    @WithDefault("10m")
    Duration growingAge();
}
