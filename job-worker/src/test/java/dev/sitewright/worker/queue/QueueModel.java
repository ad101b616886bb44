package dev.sitewright.worker.queue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the queue's tables should say: a job's life in a few lines of Java, without tables, time or other workers. */
final class QueueModel {
    static final int MAX_ATTEMPTS = 3;

    private final Map<JobId, Job> jobs = new LinkedHashMap<>();
    private final Map<String, JobId> active = new LinkedHashMap<>();
    private boolean paused;

    /** A job as it should be. */
    static final class Job {
        final JobId id;
        final @Nullable String group;
        final @Nullable String key;
        String state;
        int attempt = 1;
        int maxAttempts = MAX_ATTEMPTS;

        @Nullable UUID worker;

        boolean cancelRequested;

        Job(JobId id, @Nullable String group, @Nullable String key, String state) {
            this.id = id;
            this.group = group;
            this.key = key;
            this.state = state;
        }

        boolean hasEnded() {
            return Set.of("completed", "cancelled", "discarded").contains(state);
        }
    }

    @Nullable JobId activeOf(String key) {
        return active.get(key);
    }

    void add(Job job) {
        jobs.put(job.id, job);
        if (job.key != null) {
            active.put(job.key, job.id);
        }
    }

    List<Job> all() {
        return List.copyOf(jobs.values());
    }

    List<Job> where(Predicate<Job> wanted) {
        return jobs.values().stream().filter(wanted).toList();
    }

    List<Job> in(String state) {
        return where(job -> job.state.equals(state));
    }

    void pause(boolean on) {
        paused = on;
    }

    /** @return those that a claim could take, of a group any but only while none of it runs */
    List<Job> eligible() {
        var busy = busyGroups();
        return paused ? List.of() : where(job -> job.state.equals("available") && !busy.contains(job.group));
    }

    private Set<@Nullable String> busyGroups() {
        var busy = new HashSet<@Nullable String>();
        in("running").stream().filter(job -> job.group != null).forEach(job -> busy.add(job.group));
        return busy;
    }

    void claimed(JobId id, UUID worker) {
        var job = Objects.requireNonNull(jobs.get(id));
        job.state = "running";
        job.worker = worker;
    }

    void ended(Job job, String state) {
        job.state = state;
        job.worker = null;
        job.cancelRequested = false;
        if (job.hasEnded() && job.key != null && job.id.equals(active.get(job.key))) {
            active.remove(job.key);
        }
    }

    /** A failed or orphaned attempt. */
    void again(Job job, String waiting) {
        if (job.cancelRequested) {
            ended(job, "cancelled");
        } else if (job.attempt >= job.maxAttempts) {
            ended(job, "discarded");
        } else {
            job.attempt++;
            ended(job, waiting);
        }
    }

    void died(UUID worker) {
        new ArrayList<>(where(job -> worker.equals(job.worker))).forEach(job -> again(job, "available"));
    }

    /** A worker that leaves gives back what should not end; the rest is an orphan. */
    void left(UUID worker) {
        where(job -> worker.equals(job.worker) && !job.cancelRequested).forEach(job -> ended(job, "available"));
    }

    void retried(Job job) {
        var tries = MAX_ATTEMPTS;
        job.maxAttempts = job.attempt + tries;
        job.attempt++;
        job.state = "available";
        if (job.key != null) {
            active.put(job.key, job.id);
        }
    }
}
