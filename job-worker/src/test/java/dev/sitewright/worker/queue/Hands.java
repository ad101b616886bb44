package dev.sitewright.worker.queue;

import static dev.sitewright.worker.testing.Db.get;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.worker.testing.Db;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Works the queue step by step, as any number of workers. */
@ApplicationScoped
class Hands {
    static final JobKind<Note> NOTE = JobKind.of("test.note", Note.class);
    static final JobKind<Note> SHORT = NOTE.withDeadline(Duration.ofMinutes(5));

    private static final Duration LEASE = Duration.ofSeconds(10);

    private final Jobs jobs;
    private final JobRepository repository;
    private final HotPath hotPath;
    private final Db db;

    Hands(Jobs jobs, JobRepository repository, HotPath hotPath, Db db) {
        this.jobs = jobs;
        this.repository = repository;
        this.hotPath = hotPath;
        this.db = db;
    }

    /** What a job of these tests has to say. */
    record Note(@NotBlank String text) {}

    static String aProject() {
        return Ids.next("prj");
    }

    NewJob<Note> note(String project) {
        return jobs.of(NOTE).with(new Note("hello")).project(project);
    }

    JobId enqueued(NewJob<?> job) {
        return get(job.later());
    }

    /** @return a live worker */
    UUID worker() {
        var session = UUID.randomUUID();
        get(repository.openSession(session, "test", LEASE));
        return session;
    }

    /** Makes a worker silent for longer than its lease. */
    void age(UUID session) {
        db.change("update worker_session set until = now() - interval '1 millisecond' where id = $1", session);
    }

    List<Claim> claim(UUID session, int limit) {
        return step(session, limit).claims();
    }

    Step step(UUID session, int limit) {
        return get(hotPath.step(new Step.Wish(session, limit, limit, 0, 0, false, false, List.of(), List.of())));
    }

    /** @return the claim on this very job; other tests' jobs that come first are put back */
    Claim claimed(UUID session, JobId job) {
        return claim(session, 1_000).stream()
                .filter(claim -> claim.id().equals(job))
                .findFirst()
                .orElseThrow();
    }

    String state(JobId job) {
        return db.text("select state from job_state where id = $1", job.value());
    }

    int attempt(JobId job) {
        return Integer.parseInt(db.text("select attempt from job_state where id = $1", job.value()));
    }

    String error(JobId job) {
        return db.text("select error from job_state where id = $1", job.value());
    }

    Db db() {
        return db;
    }

    /** Makes jobs ready that are due. */
    void promote() {
        db.rows("select promote_jobs()");
    }

    /** Lets a waiting job fall due. */
    void fallDue(JobId job) {
        db.change("update job_later set run_at = now() where job_id = $1", job.value());
        promote();
    }
}
