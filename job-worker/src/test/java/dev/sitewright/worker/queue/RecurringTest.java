package dev.sitewright.worker.queue;

import static dev.sitewright.worker.queue.Hands.aProject;
import static dev.sitewright.worker.testing.Db.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.testing.Db;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HandDriven.class)
@WithSitewrightBackends
class RecurringTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @Inject
    Jobs jobs;

    @Inject
    Schedules schedules;

    @Inject
    Db db;

    @BeforeEach
    void empty() {
        db.change("truncate job_schedule, job_ready, job_later, job_lease, job_active");
    }

    private void everyNight(String project) {
        get(jobs.of(TestHandlers.FLAKY)
                .with(new TestHandlers.Args("Ada"))
                .project(project)
                .recurring("nightly", "0 3 * * *", LISBON));
    }

    private void comes() {
        db.change("update job_schedule set next_at = now() - interval '3 days'");
    }

    @Test
    void a_time_that_has_come_makes_one_job_and_the_next_time_is_ahead() {
        var project = aProject();
        everyNight(project);
        assertThat(get(schedules.runDue())).isZero();

        comes();
        assertThat(get(schedules.runDue())).isEqualTo(1);
        assertThat(get(schedules.runDue())).isZero();

        assertThat(db.count("select count(*) from job_state where project_id = $1 and state = 'available'", project))
                .isEqualTo(1);
        assertThat(db.count("select count(*) from job_schedule where next_at > now() and last_job is not null"))
                .isEqualTo(1);
    }

    @Test
    void while_the_last_one_has_not_ended_no_other_is_made() {
        var project = aProject();
        everyNight(project);
        comes();
        get(schedules.runDue());
        comes();
        get(schedules.runDue());

        assertThat(db.count("select count(*) from job where project_id = $1", project))
                .isEqualTo(1);
    }

    @Test
    void the_same_again_keeps_the_next_time_and_another_time_does_not() {
        everyNight(aProject());
        comes();
        everyNight(aProject());
        assertThat(db.count("select count(*) from job_schedule where next_at < now()"))
                .isEqualTo(1);

        get(jobs.of(TestHandlers.FLAKY).with(new TestHandlers.Args("Ada")).recurring("nightly", "0 4 * * *", LISBON));
        assertThat(db.count("select count(*) from job_schedule where next_at > now()"))
                .isEqualTo(1);
    }

    @Test
    void what_shall_recur_no_more_is_forgotten() {
        everyNight(aProject());
        get(jobs.noLonger("nightly"));
        assertThat(db.count("select count(*) from job_schedule")).isZero();
    }
}
