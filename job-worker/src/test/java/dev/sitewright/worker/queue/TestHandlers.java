package dev.sitewright.worker.queue;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Kinds of jobs that do what a test needs. */
class TestHandlers {
    static final JobKind<Args> FLAKY = JobKind.of("test.flaky", Args.class);
    static final JobKind<Args> STUBBORN =
            JobKind.of("test.stubborn", Args.class).withTimeout(Duration.ofMinutes(2));
    static final JobKind<Args> HASTY = JobKind.of("test.hasty", Args.class).withTimeout(Duration.ofMillis(200));

    static final JobKind<Args> ECHO = JobKind.of("test.echo", Args.class).quiet();

    private TestHandlers() {}

    /** Whom it is about. */
    record Args(@NotBlank String name) {}

    /** Snoozes, fails, succeeds, and talks about it. */
    @Singleton // no proxy: the test looks at its fields
    static class Flaky implements JobHandler<Args> {
        final AtomicInteger runs = new AtomicInteger();

        @Override
        public JobKind<Args> kind() {
            return FLAKY;
        }

        @Override
        public Uni<Outcome> run(Args args, Attempt attempt) {
            attempt.log("attempt " + attempt.number() + " snoozed " + attempt.snoozes());
            return attempt.progress(50, "half way").map(told -> switch (runs.incrementAndGet()) {
                case 1 -> Outcome.snooze(Duration.ofMillis(50));
                case 2 -> throw new IllegalStateException("not yet");
                default -> Outcome.done();
            });
        }
    }

    /** Waits for a child process that does not end by itself. */
    @Singleton // no proxy: the test looks at its fields
    static class Stubborn implements JobHandler<Args> {
        final CountDownLatch waiting = new CountDownLatch(1);
        volatile ProcessHandle child = ProcessHandle.current();

        @Override
        public JobKind<Args> kind() {
            return STUBBORN;
        }

        @Override
        public Uni<Outcome> run(Args args, Attempt attempt) {
            return attempt.blocking(() -> {
                var process = new ProcessBuilder("sleep", "600").start();
                child = process.toHandle();
                try {
                    waiting.countDown();
                    process.waitFor();
                    return Outcome.done();
                } finally {
                    process.destroyForcibly();
                }
            });
        }
    }

    /** Takes longer than it may. */
    @Singleton // no proxy: the test looks at its fields
    static class Hasty implements JobHandler<Args> {
        final CountDownLatch interrupted = new CountDownLatch(1);

        @Override
        public JobKind<Args> kind() {
            return HASTY;
        }

        @Override
        public Uni<Outcome> run(Args args, Attempt attempt) {
            return attempt.blocking(() -> {
                try {
                    new CountDownLatch(1).await(1, TimeUnit.MINUTES);
                    return Outcome.done();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                    throw e;
                }
            });
        }
    }

    /** Gives back what it got; refuses the bad. */
    @Singleton
    static class Echo implements JobHandler<Args> {
        @Override
        public JobKind<Args> kind() {
            return ECHO;
        }

        @Override
        public Uni<Outcome> run(Args args, Attempt attempt) {
            return Uni.createFrom()
                    .item(
                            args.name().equals("bad")
                                    ? Outcome.discard("It is bad.")
                                    : Outcome.done().result(args));
        }
    }
}
