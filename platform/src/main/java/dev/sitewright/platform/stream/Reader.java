package dev.sitewright.platform.stream;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One open stream. It makes frames only when it is asked for them: first from the log until nothing is missing (catching up), then from
 * what is told meanwhile (live). Whenever that has a gap or grows too long, the reader is sent back to the log: what waits for it can
 * always be thrown away. Its channel's monitor guards all state.
 */
final class Reader {
    private static final Logger LOG = Logger.getLogger(Reader.class);

    private final Channel channel;
    private final EventFollower.Surroundings around;
    private final Follow follow;
    private final Connection connection;
    private final Backlog backlog;

    private boolean opened;
    private boolean live;
    private boolean ended;
    private boolean paused; // the log could not be read: wait for the next beat
    private boolean beatDue;
    private long position; // number of the last fact that was told or passed over
    private long told; // highest number the client knows of
    private long head; // highest number that is known to be in the log
    private long checked; // what the last check of the log said
    private long demand; // frames that the client is ready for; none while one is on its way to it
    private Instant since; // when the last frame was handed out
    private @Nullable UniEmitter<? super Boolean> parked;

    Reader(Channel channel, EventFollower.Surroundings around, Follow follow, Connection connection) {
        this.channel = channel;
        this.around = around;
        this.follow = follow;
        this.connection = connection;
        this.backlog =
                new Backlog(around.config().waitingFrames(), around.config().waitingCharacters());
        this.since = around.clock().instant();
    }

    /** @return the same as {@link #frames()}, what is there at a time at once: one request is for all of it */
    Multi<List<Frame>> batches() {
        return Multi.createBy()
                .repeating()
                .uni(this::next)
                .until(List::isEmpty)
                .invoke(frames -> handedOut())
                .onRequest()
                .invoke(this::askedFor);
    }

    /** @return the frames, made on demand, for one subscriber */
    Multi<Frame> frames() {
        return Multi.createBy()
                .repeating()
                .uni(this::next)
                .until(List::isEmpty)
                .onItem()
                .<Frame>disjoint()
                .invoke(frame -> handedOut())
                .onRequest()
                .invoke(this::askedFor);
    }

    // What is told: from any thread that holds the channel.

    void offer(List<? extends Frame.Live> frames) {
        for (var frame : frames) {
            switch (frame) {
                case Frame.Fact fact -> take(fact);
                case Frame.Growth growth -> take(growth);
            }
        }
        wake();
    }

    private void take(Frame.Fact fact) {
        head = Math.max(head, fact.number());
        var end = backlog.end(position);
        if (fact.number() <= end || (fact.number() == end + 1 && backlog.add(fact))) {
            return;
        }
        fallBack();
        if (demand > 0) { // for one that takes nothing, nothing is kept: the log has it all
            backlog.add(fact);
        }
    }

    private void take(Frame.Growth growth) {
        var isWanted = live && follow.admits(growth.type(), growth.json()); // a snapshot follows the catching up
        if (isWanted && !backlog.add(growth)) {
            fallBack();
        }
    }

    /** The log says how far it is. A fact that only this says, and said before already, has not come and will not: the log has it. */
    void headIs(long number) {
        var late = checked;
        checked = number;
        head = Math.max(head, number);
        if (live && late > backlog.end(position)) {
            fallBack();
        }
        wake();
    }

    /** Time passes. */
    void beat(Instant now) {
        paused = false;
        if (demand == 0 && since.plus(around.config().stall()).isBefore(now)) {
            LOG.debugf("A reader of %s takes nothing: cut off at %d", follow.stream(), position);
            connection.executor().execute(connection::cutOff);
        }
        beatDue = demand > 0 && !since.plus(around.config().keepAlive()).isAfter(now);
        wake();
    }

    void end() {
        ended = true;
        wake();
    }

    private void fallBack() {
        backlog.clear();
        live = false;
    }

    private void wake() {
        var waiting = parked;
        if (waiting != null && hasWork()) {
            parked = null;
            connection.executor().execute(() -> waiting.complete(true));
        }
    }

    // What is asked for: on the connection's executor.

    /** @return what comes next, as soon as there is something; nothing at the end */
    private Uni<List<Frame>> next() {
        synchronized (channel) {
            if (ended) {
                return Uni.createFrom().item(List.of());
            }
            if (!opened && !paused) {
                return fromLog(around.log().bounds(follow.stream()).map(this::open));
            }
            if (isBehind() && !paused) {
                return fromLog(around.log()
                        .page(follow.stream(), position, around.config().pageSize())
                        .map(this::turn));
            }
            if (opened && !isBehind()) {
                var frames = live ? admitted(backlog.drain()) : goLive();
                if (!frames.isEmpty()) {
                    return Uni.createFrom().item(frames);
                }
            }
            if (beatDue) {
                return Uni.createFrom().item(List.of(sign()));
            }
            return Uni.createFrom().<Boolean>emitter(this::park).chain(this::next);
        }
    }

    private void park(UniEmitter<? super Boolean> emitter) {
        synchronized (channel) {
            parked = emitter;
            wake();
        }
    }

    private boolean hasWork() {
        var fromLog = !opened || isBehind();
        return ended || beatDue || (fromLog ? !paused : !live || !backlog.isEmpty());
    }

    private boolean isBehind() {
        return opened && !live && head > position && !backlog.continues(position);
    }

    private Uni<List<Frame>> fromLog(Uni<List<Frame>> reading) {
        return reading.onFailure()
                .invoke(failure -> LOG.debugf("The log of %s cannot be read: %s", follow.stream(), failure))
                .onFailure()
                .recoverWithItem(failure -> List.of())
                .chain(frames -> frames.isEmpty() ? pause() : Uni.createFrom().item(frames));
    }

    private Uni<List<Frame>> pause() {
        synchronized (channel) {
            paused = true;
        }
        return next();
    }

    private List<Frame> open(EventLog.Bounds bounds) {
        synchronized (channel) {
            opened = true;
            head = Math.max(head, bounds.head());
            var frames = new ArrayList<Frame>();
            frames.add(new Frame.Hello(bounds.head(), bounds.oldest()));
            var asked = follow.after() == null ? bounds.oldest() - 1 : follow.after();
            position = Math.clamp(asked, bounds.oldest() - 1, Math.max(bounds.head(), bounds.oldest() - 1));
            if (position != asked) {
                frames.add(new Frame.Reset(asked, bounds.head(), bounds.oldest(), follow.link()));
            }
            told = position;
            return frames;
        }
    }

    private List<Frame> turn(List<Frame.Fact> page) {
        synchronized (channel) {
            if (page.isEmpty()) {
                head = position; // the log was cut back; the next check says where it is
                return List.of();
            }
            var frames = new ArrayList<Frame>();
            if (page.getFirst().number() > position + 1) {
                frames.add(new Frame.Reset(position, head, page.getFirst().number(), follow.link()));
                position = page.getFirst().number() - 1;
            }
            frames.addAll(admitted(page));
            if (told < position) {
                frames.add(sign());
            }
            return frames;
        }
    }

    /** Takes what has waited; and when that was the last that is missing, a snapshot, from which growing texts are told as they grow. */
    private List<Frame> goLive() {
        channel.flush();
        var frames = admitted(backlog.drain());
        live = position >= head;
        if (live && follow.growth()) {
            frames.add(new Frame.Snapshot(growing()));
        }
        return frames;
    }

    private List<GrowingPart> growing() {
        return around.parts().of(follow.stream(), follow.types()).stream()
                .filter(follow.about()::admits)
                .toList();
    }

    /** Moves on over these frames, and leaves out facts that were told before or are not wanted. */
    private List<Frame> admitted(List<? extends Frame> frames) {
        var admitted = new ArrayList<Frame>();
        for (var frame : frames) {
            if (!(frame instanceof Frame.Fact fact)) {
                admitted.add(frame);
            } else if (fact.number() > position) {
                position = fact.number();
                around.parts().passed(follow.stream(), fact);
                if (follow.admits(fact.type(), fact.json())) {
                    told = position;
                    admitted.add(fact);
                }
            }
        }
        return admitted;
    }

    /** @return a sign of life, which also tells how far the client may resume */
    private Frame sign() {
        beatDue = false;
        if (told == position) {
            return new Frame.KeepAlive();
        }
        told = position;
        return new Frame.Bookmark(position);
    }

    private void askedFor(long frames) {
        synchronized (channel) {
            demand = frames == Long.MAX_VALUE ? frames : demand + frames;
        }
    }

    private void handedOut() {
        synchronized (channel) {
            demand--;
            beatDue = false;
            since = around.clock().instant();
        }
    }
}
