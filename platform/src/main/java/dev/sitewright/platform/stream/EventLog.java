package dev.sitewright.platform.stream;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The memory behind streams: facts under contiguous numbers from 1, per stream. Each service that serves streams has one. */
public interface EventLog {
    /**
     * The ends of a stream.
     *
     * @param head number of the newest fact, 0 when there is none
     * @param oldest number of the oldest fact that is still kept; 1 when there is none
     */
    record Bounds(long head, long oldest) {}

    /** @return the ends of the stream; of one that nobody has written to yet, {@code (0, 1)} */
    Uni<Bounds> bounds(String stream);

    /**
     * Reads on.
     *
     * @param after the number before the first one wanted
     * @param limit how many at most
     * @return facts in order of their numbers; fewer than {@code limit} only at the end of the log or of a page's bytes, none at its end
     */
    Uni<List<Frame.Fact>> page(String stream, long after, int limit);

    /** @return the newest number of each of these streams; streams without facts may be missing */
    Uni<Map<String, Long>> heads(Set<String> streams);
}
