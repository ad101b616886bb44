package dev.sitewright.platform.stream;

import dev.sitewright.contracts.Delta;
import dev.sitewright.contracts.MessageTypes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets any number of clients follow streams: each from any number on, out of the log, and then live. One per process; whoever makes it
 * tells it what happens ({@link #told}, {@link #grew}) and calls {@link #beat()} regularly.
 *
 * <p>What it is told is a hint that makes readers fast, not what makes them right: facts may come twice, late, out of order or not at all,
 * because a reader that misses a number takes it from the log.
 */
public final class EventFollower {
    private final Surroundings around;
    private final Map<String, Channel> channels = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** What all readers share. */
    record Surroundings(EventLog log, GrowingParts parts, StreamConfig config, Clock clock, Timer timer) {}

    /** Makes one that nobody follows yet. */
    public EventFollower(EventLog log, StreamConfig config, Clock clock) {
        this(log, config, clock, Timer.ofThisProcess());
    }

    EventFollower(EventLog log, StreamConfig config, Clock clock, Timer timer) {
        var parts = new GrowingParts(config.growingParts(), config.growingCharacters(), config.growingAge());
        this.around = new Surroundings(log, parts, config, clock, timer);
    }

    /**
     * Follows a stream.
     *
     * @return frames for one subscriber, made as it asks for them; it never fails, and ends when the process is about to. The first is
     *     {@link Frame.Hello}
     */
    public Multi<Frame> follow(Follow follow, Connection connection) {
        return Multi.createFrom().deferred(() -> {
            var reader = join(follow, connection);
            return reader.frames().onTermination().invoke(() -> leave(follow.stream(), reader));
        });
    }

    /** Follows a stream, with all frames that are there at a time in one item; a request is for one item, of bounded size. */
    public Multi<List<Frame>> followInBatches(Follow follow, Connection connection) {
        return Multi.createFrom().deferred(() -> {
            var reader = join(follow, connection);
            return reader.batches().onTermination().invoke(() -> leave(follow.stream(), reader));
        });
    }

    /**
     * Facts are in the log.
     *
     * @param facts of one stream, in their order
     */
    public void told(String stream, List<Told> facts) {
        for (var fact : facts) {
            if (GrowingParts.tellsWhole(fact.type())) { // before any reader hears of it, who may come back at once
                around.parts().told(stream, fact.frame().get());
            }
        }
        var channel = channels.get(stream);
        if (channel != null) {
            channel.told(facts);
        }
    }

    /**
     * A text has grown.
     *
     * @param json what readers are told, as one line of JSON
     */
    public void grew(String stream, Delta delta, String json) {
        around.parts().add(stream, delta, around.clock().instant());
        var channel = channels.get(stream);
        if (channel != null) {
            channel.offer(new Frame.Growth(delta, MessageTypes.nameOf((Record) delta), json));
        }
    }

    /**
     * Compares what readers know with the log, so that nothing that went untold stays unseen; sends signs of life; cuts off clients that take
     * nothing. Fails when the log cannot be read; the next call makes up for it.
     */
    public Uni<Void> beat() {
        var now = around.clock().instant();
        around.parts().expire(now);
        channels.values().forEach(channel -> channel.beat(now));
        var read = Set.copyOf(channels.keySet());
        return read.isEmpty()
                ? Uni.createFrom().voidItem()
                : around.log().heads(read).invoke(this::headsAre).replaceWithVoid();
    }

    /** Ends all streams, and those that are asked for from now on: clients come back, to another process. */
    public void close() {
        closed = true;
        channels.values().forEach(Channel::end);
    }

    /** @return how many streams have readers in this process */
    public int streams() {
        return channels.size();
    }

    private void headsAre(Map<String, Long> heads) {
        heads.forEach((stream, head) -> {
            var channel = channels.get(stream);
            if (channel != null) {
                channel.headIs(head);
            }
        });
    }

    private Reader join(Follow follow, Connection connection) {
        var joined = new Reader[1];
        channels.compute(follow.stream(), (stream, known) -> {
            var channel = known == null ? new Channel(around) : known;
            joined[0] = new Reader(channel, around, follow, connection);
            channel.join(joined[0]);
            return channel;
        });
        if (closed) {
            channels.values().forEach(Channel::end);
        }
        return joined[0];
    }

    private void leave(String stream, Reader reader) {
        channels.computeIfPresent(stream, (name, channel) -> channel.leave(reader) ? null : channel);
    }
}
