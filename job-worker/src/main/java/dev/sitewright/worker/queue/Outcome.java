package dev.sitewright.worker.queue;

import dev.sitewright.contracts.Fact;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How an attempt ended. Whatever it brings along is committed with the end of the job, or not at all. */
public sealed interface Outcome permits Outcome.Done, Outcome.Snooze, Outcome.Cancel, Outcome.Discard, Failed {
    /** @return the job is done; {@link Done#then}, {@link Done#tell} and {@link Done#write} add to its transaction */
    static Done done() {
        return new Done(List.of(), List.of(), List.of(), null);
    }

    /** @return not yet: run it again after a while; costs no attempt */
    static Snooze snooze(Duration delay) {
        return new Snooze(delay);
    }

    /** @return never: somebody or something decided against it */
    static Cancel cancel(String reason) {
        return new Cancel(reason);
    }

    /** @return it failed, and trying again would not help */
    static Discard discard(String error) {
        return new Discard(error, List.of());
    }

    /**
     * The job is done.
     *
     * @param writes the handler's own rows, first in the transaction
     * @param facts told before {@code job.completed}, in order
     * @param next jobs that follow; what they leave open (project, owner, group, correlation) is this job's
     * @param result what the job found out, written as JSON; null for nothing
     */
    record Done(
            List<Write> writes,
            List<Fact> facts,
            List<NewJob<?>> next,
            @Nullable Object result) implements Outcome {
        /** @return the same, with a result, which whoever waits for the job gets as JSON */
        public Done result(Object value) {
            return new Done(writes, facts, next, value);
        }

        /** @return whether it brings nothing along but perhaps a result */
        boolean isPlain() {
            return writes.isEmpty() && facts.isEmpty() && next.isEmpty();
        }

        /** @return the same, followed by one more job */
        public Done then(NewJob<?> job) {
            return new Done(writes, facts, added(next, job), result);
        }

        /** @return the same, with one more fact */
        public Done tell(Fact fact) {
            return new Done(writes, added(facts, fact), next, result);
        }

        /** @return the same, with one more change of the handler's own tables */
        public Done write(Write write) {
            return new Done(added(writes, write), facts, next, result);
        }
    }

    /** Not yet. */
    record Snooze(Duration delay) implements Outcome {}

    /** Never. */
    record Cancel(String reason) implements Outcome {}

    /**
     * Failed for good.
     *
     * @param error what went wrong, for people
     * @param facts told before {@code job.discarded}
     */
    record Discard(String error, List<Fact> facts) implements Outcome {
        /** @return the same, with one more fact */
        public Discard tell(Fact fact) {
            return new Discard(error, added(facts, fact));
        }
    }

    /** A change that commits with the end of the job. */
    @FunctionalInterface
    interface Write {
        /** Makes the change. */
        Uni<Void> in(SqlClient transaction);
    }

    private static <T> List<T> added(List<T> list, T one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }
}
