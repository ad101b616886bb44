package dev.sitewright.worker.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.contracts.JobFact.JobCompleted;
import dev.sitewright.contracts.JobRequest.EnqueueJob;
import dev.sitewright.contracts.Topics;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.Topic;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.testing.Db;
import dev.sitewright.worker.testing.Facts;
import dev.sitewright.worker.testing.ScriptedBridge;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How a project comes by its name. */
@QuarkusTest
@WithSitewrightBackends
@WithTestResource(value = ScriptedBridge.class, scope = TestResourceScope.GLOBAL)
class IdentifyTest {
    @Inject
    Db db;

    private final String project = Ids.next("prj");

    @Test
    void the_bridge_is_asked_again_under_the_same_id_until_the_name_is_there() {
        ScriptedBridge.identify(project, "open");
        enqueue();
        Awaitility.await().until(() -> ScriptedBridge.calls(project).size() > 1);
        ScriptedBridge.identify(project, "done");

        assertThat(result()).isEqualTo("{\"namedBy\":\"model\"}");
        assertThat(ScriptedBridge.calls(project))
                .extracting(ScriptedBridge.Call::path)
                .containsOnly("generations/" + done().jobId());
        assertThat(ScriptedBridge.calls(project).getFirst().body()).contains("A page about lenses", "project.identity");
    }

    @Test
    void a_model_that_fails_leaves_the_name_made_of_the_prompt() {
        ScriptedBridge.identify(project, "failed");
        enqueue();

        assertThat(result()).isEqualTo("{\"namedBy\":\"prompt\"}");
    }

    private void enqueue() {
        var args = Map.<String, Object>of("projectId", project, "ownerId", "usr_1", "prompt", "A page about lenses");
        Topic.of(Topics.JOB_REQUESTS)
                .send(
                        "/project-service",
                        project,
                        new EnqueueJob("project.identify", args, project, "usr_1", project, 0));
    }

    private JobCompleted done() {
        return Facts.await(JobCompleted.class, project, 1).getFirst();
    }

    private String result() {
        done();
        return db.text("select cast(result as text) from job_state where project_id = $1", project);
    }
}
