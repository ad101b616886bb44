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
    private final Map<String, Integer> limits = new LinkedHashMap<>();
    private final Set<String> pauses = new HashSet<>();
    private final Set<String> openBatches = new HashSet<>(); // by their limits
    private boolean paused;
    private @Nullable Integer concurrency;

    /** What a job is asked to be. */
    record Traits(
            @Nullable String project,
            @Nullable String group,
            @Nullable String key,
            @Nullable String limit) {
        static final Traits NONE = new Traits(null, null, null, null);

        static Traits keyed(String key) {
            return new Traits(null, null, key, null);
        }

        Traits under(String other) {
            return new Traits(project, group, key, other);
        }
    }

    /** A job as it should be. */
    static final class Job {
        final JobId id;
        final @Nullable String group;
        final @Nullable String key;
        final String kind;
        final @Nullable String project;
        final @Nullable String limit;
        String state;
        int attempt = 1;
        int maxAttempts = MAX_ATTEMPTS;

        @Nullable UUID worker;

        boolean cancelRequested;

        Job(JobId id, String kind, Traits traits, String state) {
            this.id = id;
            this.kind = kind;
            this.project = traits.project();
            this.group = traits.group() == null ? traits.project() : traits.group();
            this.key = traits.key();
            this.limit = traits.limit();
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

    /** Pauses a kind or a project, or lets it go on. */
    void pause(String id, boolean on) {
        if (on) {
            pauses.add(id);
        } else {
            pauses.remove(id);
        }
    }

    /** @param count how many at once; null for any number */
    void limit(String key, @Nullable Integer count) {
        if (count == null) {
            limits.remove(key);
        } else {
            limits.put(key, count);
        }
    }

    Set<String> limits() {
        return Set.copyOf(limits.keySet());
    }

    void openBatch(String limit) {
        openBatches.add(limit);
    }

    void closeBatch(String limit) {
        openBatches.remove(limit);
    }

    boolean isOfOpenBatch(Job job) {
        return openBatches.contains(String.valueOf(job.limit));
    }

    /** @param count jobs at once in each worker; null for as configured */
    void concurrency(@Nullable Integer count) {
        concurrency = count;
    }

    @Nullable Integer concurrency() {
        return concurrency;
    }

    /** @return how many more jobs of a limit may run */
    int room(String key) {
        var count = limits.get(key);
        return count == null
                ? Integer.MAX_VALUE
                : count
                        - (int) in("running").stream()
                                .filter(job -> key.equals(job.limit))
                                .count();
    }

    /** @return those that a claim could take, of a group any but only while none of it runs, of a limit while there is room */
    List<Job> eligible() {
        var busy = busyGroups();
        return paused
                ? List.of()
                : where(job -> job.state.equals("available")
                        && !busy.contains(job.group)
                        && !pauses.contains("kind:" + job.kind)
                        && !pauses.contains("project:" + job.project)
                        && (job.limit == null || room(job.limit) > 0));
    }

    void deleted(Job job) {
        jobs.remove(job.id);
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
