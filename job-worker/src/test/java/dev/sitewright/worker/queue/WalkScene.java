package dev.sitewright.worker.queue;

import static dev.sitewright.worker.testing.Db.get;

import dev.sitewright.worker.testing.Db;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** What a walk knows: the queue, the model of it, and who has which job. */
final class WalkScene {
    static final List<String> LIMITS = List.of("oven", "press");

    final Tools tools;
    final Random random;
    final QueueModel model = new QueueModel();
    final List<String> projects = List.of(Hands.aProject(), Hands.aProject());
    final Map<UUID, Places> workers = new LinkedHashMap<>();
    final Map<JobId, Claim> claims = new HashMap<>();

    WalkScene(Tools tools, long seed) {
        this.tools = tools;
        this.random = new Random(seed);
    }

    /** The parts of the queue that a walk works with. */
    record Tools(
            Hands hands,
            Jobs jobs,
            Ending ending,
            JobRepository repository,
            WorkerSession session,
            Schedules schedules,
            Batches batches,
            Db db) {}

    /** Enqueues a job, or finds the one that stands for it. */
    JobId enqueue(QueueModel.Traits traits, boolean delayed) {
        var job = note(traits);
        return get((delayed ? job.delay(Duration.ofHours(1)) : job).later());
    }

    NewJob<?> note(QueueModel.Traits traits) {
        var job = tools.jobs().of(Hands.NOTE).with(new Hands.Note("n")).priority(random.nextInt(3) - 1);
        Optional.ofNullable(traits.project()).ifPresent(job::project);
        Optional.ofNullable(traits.group()).ifPresent(job::group);
        Optional.ofNullable(traits.key()).ifPresent(job::dedupeKey);
        Optional.ofNullable(traits.limit()).ifPresent(job::limit);
        return job;
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }
}
