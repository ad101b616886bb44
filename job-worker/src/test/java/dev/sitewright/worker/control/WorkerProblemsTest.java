package dev.sitewright.worker.control;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.ProblemsContract;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.queue.HandDriven;
import dev.sitewright.worker.queue.SampleJobs;
import dev.sitewright.worker.testing.Admins;
import dev.sitewright.worker.testing.Db;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
@TestProfile(HandDriven.class)
@WithSitewrightBackends
class WorkerProblemsTest extends ProblemsContract {
    private static final String JOBS = "/internal/v1/jobs/";
    private static final String SCHEDULES = "/internal/v1/schedules";

    @Inject
    SampleJobs samples;

    @Inject
    Db db;

    private final Owner ada = Owner.fresh();

    WorkerProblemsTest() {
        super(ProblemType.Owner.JOB_WORKER);
    }

    @BeforeEach
    @AfterEach
    void empty() {
        db.change("truncate job_ready, job_later, job_lease, worker_session, job_schedule");
    }

    @Override
    protected Map<ProblemType, Supplier<ValidatableResponse>> ways() {
        return Map.of(
                ProblemType.JOB_NOT_FOUND,
                () -> ada.request().get(JOBS + Ids.next("job")).then(),
                ProblemType.JOB_WRONG_STATE,
                () -> retry(samples.waiting(ada.id())),
                ProblemType.JOB_KEY_TAKEN,
                this::retryTwin,
                ProblemType.RUNTIME_NOT_FOUND,
                () -> ada.request().get("/internal/v1/projects/prj_x/runtime").then(),
                ProblemType.SCHEDULE_NOT_FOUND,
                () -> Admins.request(ada).get(SCHEDULES + "/none").then(),
                ProblemType.SCHEDULE_NAME_TAKEN,
                () -> {
                    create();
                    return create();
                });
    }

    private ValidatableResponse retryTwin() {
        var dead = samples.discarded(ada.id(), "the-key");
        samples.waiting(ada.id(), "the-key");
        return retry(dead);
    }

    private ValidatableResponse retry(String job) {
        return ada.request().header("If-Match", "*").post(JOBS + job + "/retry").then();
    }

    private ValidatableResponse create() {
        var item = Map.of("name", "twice", "kind", "test.echo", "args", Map.of("name", "Ada"), "cron", "0 3 * * *");
        return Admins.request(ada)
                .body(Map.of("items", List.of(item)))
                .post(SCHEDULES)
                .then();
    }
}
