package dev.sitewright.platform.stream;

import dev.sitewright.contracts.Delta;
import dev.sitewright.platform.testing.MutableClock;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A log in a list, a follower over it, and readers whose steps the test takes. */
final class Streams implements EventLog {
    static final String STREAM = "project:prj_1";

    /** So many readers of a stream are told together what comes soon one after the other. */
    static final int CROWD = 4;

    final MutableClock clock = new MutableClock();
    final Deque<Runnable> rests = new ArrayDeque<>();
    final EventFollower follower = new EventFollower(this, new SmallLimits(), clock, (time, task) -> rests.add(task));
    final List<Frame.Fact> facts = new ArrayList<>();
    long oldest = 1;
    boolean down;
    int reads;

    /** Limits that a test reaches. */
    private record SmallLimits() implements StreamConfig {
        @Override
        public Duration keepAlive() {
            return Duration.ofSeconds(15);
        }

        @Override
        public Duration retry() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration stall() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration beat() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int pageSize() {
            return 3;
        }

        @Override
        public int waitingFrames() {
            return 4;
        }

        @Override
        public int waitingCharacters() {
            return 1000;
        }

        @Override
        public Duration restPerReader() {
            return Duration.ofNanos(1_000_000 / CROWD);
        }

        @Override
        public Duration restMost() {
            return Duration.ofMillis(5);
        }

        @Override
        public int growingParts() {
            return 3;
        }

        @Override
        public int growingCharacters() {
            return 20;
        }

        @Override
        public Duration growingAge() {
            return Duration.ofMinutes(10);
        }
    }

    /** A client whose frames are made when the test says so. */
    static final class Client implements Connection {
        final Deque<Runnable> tasks = new ArrayDeque<>();
        final AssertSubscriber<Frame> frames = AssertSubscriber.create();
        boolean cutOff;

        @Override
        public Executor executor() {
            return tasks::add;
        }

        @Override
        public void cutOff() {
            cutOff = true;
            frames.cancel();
        }

        /** Takes up to so many frames, one after the other, as a connection that writes each before it asks for the next. */
        Client take(int count) {
            for (int i = 0; i < count; i++) {
                frames.request(1);
                run();
            }
            return this;
        }

        void run() {
            while (!tasks.isEmpty()) {
                tasks.remove().run();
            }
        }

        List<Frame> seen() {
            run();
            return frames.getItems();
        }

        /** @return the numbers of the facts it has seen */
        List<Long> numbers() {
            return seen().stream()
                    .filter(Frame.Fact.class::isInstance)
                    .map(frame -> ((Frame.Fact) frame).number())
                    .toList();
        }
    }

    Client follow(@Nullable Long after) {
        return follow(after, TypeFilter.ALL);
    }

    Client follow(@Nullable Long after, TypeFilter types) {
        var client = new Client();
        follower.follow(new Follow(STREAM, after, types, true, "/state"), client)
                .subscribe()
                .withSubscriber(client.frames);
        return client;
    }

    /** Writes so many more facts to the log, and tells nobody. */
    List<Frame.Fact> write(int count) {
        return write(count, "job.started");
    }

    List<Frame.Fact> write(int count, String type) {
        var from = facts.size();
        LongStream.rangeClosed(from + 1, from + count)
                .forEach(number -> facts.add(new Frame.Fact(number, type, "{\"number\":" + number + "}")));
        return facts.subList(from, from + count);
    }

    /** Writes facts to the log and tells the follower of them. */
    void tell(int count) {
        tell(write(count));
    }

    void tell(int count, String type) {
        tell(write(count, type));
    }

    /** Tells the follower of facts, all at once. */
    void tell(List<Frame.Fact> some) {
        follower.told(
                STREAM,
                some.stream()
                        .map(fact -> new Told(fact.number(), fact.type(), () -> fact))
                        .toList());
    }

    void grow(String part, int offset, String text) {
        follower.grew(
                STREAM, new Delta.ChatMessagePartAdded("prj_1", "ses_1", "msg_1", part, offset, text), "{\"piece\":1}");
    }

    /** Ends the rests that have begun. */
    void rest() {
        for (int begun = rests.size(); begun > 0; begun--) {
            rests.remove().run();
        }
    }

    /** Lets time pass, and the follower notice it. */
    void pass(Duration time) {
        rest();
        clock.advance(time);
        follower.beat().subscribe().with(done -> {}, failure -> {});
    }

    List<Long> numbersAfter(long after) {
        return LongStream.rangeClosed(after + 1, facts.size()).boxed().toList();
    }

    @Override
    public Uni<Bounds> bounds(String stream) {
        return read(new Bounds(facts.size(), oldest));
    }

    @Override
    public Uni<List<Frame.Fact>> page(String stream, long after, int limit) {
        return read(facts.stream()
                .filter(fact -> fact.number() > after && fact.number() >= oldest)
                .limit(limit)
                .toList());
    }

    @Override
    public Uni<Map<String, Long>> heads(Set<String> streams) {
        return read(Map.of(STREAM, (long) facts.size()));
    }

    private <T> Uni<T> read(T answer) {
        reads++;
        return down
                ? Uni.createFrom().failure(new IllegalStateException("the database is down"))
                : Uni.createFrom().item(answer);
    }
}
