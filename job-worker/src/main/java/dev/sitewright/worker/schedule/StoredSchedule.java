package dev.sitewright.worker.schedule;

import dev.sitewright.platform.many.Versioned;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.worker.queue.JobId;
import dev.sitewright.worker.queue.Schedule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** Something that recurs; its id is its name. When it was last due and is next is the queue's to move on, under this row's lock. */
@Entity
@DynamicUpdate
@Table(name = "job_schedule")
class StoredSchedule implements Versioned {
    static final Field<StoredSchedule, String> ID = new Field<>("id", String.class, StoredSchedule::id);
    /** Whose it is matters to nobody: all of them are the installation's. */
    static final Field<StoredSchedule, String> OWNER = new Field<>("createdBy", String.class, row -> row.createdBy);

    @Id
    @Column(name = "name")
    private String id;

    private String kind;

    @ColumnTransformer(read = "cast(args as text)", write = "cast(cast(? as text) as json)")
    private String args;

    private String cron;
    private String zone;

    @Column(name = "project_id")
    private @Nullable String projectId;

    @Column(name = "owner_id")
    private @Nullable String ownerId;

    private boolean paused;

    @Column(name = "run_now")
    private boolean runNow;

    @Column(name = "next_at")
    private Instant nextAt;

    @Column(name = "last_at")
    private @Nullable Instant lastAt;

    @Column(name = "last_job")
    private @Nullable UUID lastJob;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected StoredSchedule() {}

    StoredSchedule(NewSchedule asked, String createdBy, Instant now) {
        this.id = asked.name();
        this.kind = asked.kind();
        this.args = asked.args();
        this.cron = asked.when().cron();
        this.zone = asked.when().zone().getId();
        this.projectId = asked.projectId();
        this.ownerId = asked.ownerId();
        this.paused = asked.paused();
        this.nextAt = asked.when().after(now);
        this.createdBy = createdBy;
        this.createdAt = now;
    }

    /** @return when it recurs */
    Schedule when() {
        return Schedule.of(cron, zone);
    }

    /** Recurs at other times from now on. */
    void move(Schedule when, Instant now) {
        cron = when.cron();
        zone = when.zone().getId();
        nextAt = when.after(now);
    }

    /** Makes its jobs with other arguments from now on. */
    void change(String newArgs) {
        args = newArgs;
    }

    /** Rests, or goes on with the next time that comes: those that passed meanwhile are not made up for. */
    void pause(boolean on, Instant now) {
        if (paused && !on) {
            nextAt = when().after(now);
        }
        paused = on;
    }

    /** Runs once as soon as a worker sees it. */
    void runNow() {
        runNow = true;
    }

    String kind() {
        return kind;
    }

    String args() {
        return args;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    ScheduleView view() {
        return new ScheduleView(
                id,
                kind,
                args,
                cron,
                zone,
                projectId,
                ownerId,
                paused,
                runNow,
                paused ? null : nextAt,
                lastAt,
                lastJob == null ? null : new JobId(lastJob).toString(),
                createdBy,
                createdAt,
                version);
    }
}
