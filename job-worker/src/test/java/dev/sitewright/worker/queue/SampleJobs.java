package dev.sitewright.worker.queue;

import static dev.sitewright.worker.testing.Db.get;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Jobs of people, in any state, for tests of what people see of them. Ids are as people know them. */
@ApplicationScoped
public class SampleJobs {
    private final Hands hands;
    private final Jobs jobs;
    private final Ending ending;

    SampleJobs(Hands hands, Jobs jobs, Ending ending) {
        this.hands = hands;
        this.jobs = jobs;
        this.ending = ending;
    }

    private NewJob<?> note(String owner) {
        return jobs.of(Hands.NOTE).with(new Hands.Note("hello")).owner(owner);
    }

    /** @return a job that could begin */
    public String waiting(String owner) {
        return hands.enqueued(note(owner)).toString();
    }

    /** @return a job that could begin, the only one of its key */
    public String waiting(String owner, String key) {
        return hands.enqueued(note(owner).dedupeKey(key)).toString();
    }

    /** @return a job that waits for its time */
    public String delayed(String owner) {
        return hands.enqueued(note(owner).delay(Duration.ofHours(1))).toString();
    }

    /** @return a job that runs */
    public String running(String owner) {
        return hands.claimed(hands.worker(), hands.enqueued(note(owner))).id().toString();
    }

    /** @return a job that has failed for good in its third attempt */
    public String discarded(String owner) {
        return discarded(note(owner));
    }

    /** @return the same, of a key that is free again */
    public String discarded(String owner, String key) {
        return discarded(note(owner).dedupeKey(key));
    }

    private String discarded(NewJob<?> asked) {
        var job = hands.enqueued(asked);
        hands.db().change("update job_ready set attempt = 3 where job_id = $1", job.value());
        var claims = hands.claim(hands.worker(), 1_000);
        for (var claim : claims) {
            if (claim.id().equals(job)) {
                get(ending.record(claim, Outcome.discard("It did not work.")));
            } else {
                get(ending.record(claim, Outcome.snooze(Duration.ZERO)));
            }
        }
        hands.promote();
        return job.toString();
    }
}
