package dev.sitewright.worker.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.contracts.Fact;
import dev.sitewright.contracts.JobFact.JobCompleted;
import dev.sitewright.contracts.JobFact.JobDiscarded;
import dev.sitewright.contracts.JobRequest.EnqueueJob;
import dev.sitewright.contracts.MessageTypes;
import dev.sitewright.contracts.RuntimeFact.RuntimeReady;
import dev.sitewright.contracts.RuntimeFact.WorkspaceCreated;
import dev.sitewright.contracts.Topics;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.Topic;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.testing.Facts;
import dev.sitewright.worker.testing.ScriptedBridge;
import dev.sitewright.worker.testing.ScriptedBridge.Script;
import dev.sitewright.worker.workspace.Templates;
import dev.sitewright.worker.workspace.Workspaces;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSitewrightBackends
@WithTestResource(value = ScriptedBridge.class, scope = TestResourceScope.GLOBAL)
class FirstPromptTest {
    @Inject
    Workspaces workspaces;

    @Inject
    Templates templates;

    @Test
    void a_request_becomes_a_workspace_a_preview_and_a_prompt() throws IOException, InterruptedException {
        var project = Ids.next("prj");
        ScriptedBridge.treat(project, new Script(2, 3, "finished", null));

        Topic.of(Topics.JOB_REQUESTS).send("/project-service", project, create(project));

        var done = Facts.await(JobCompleted.class, project, 6);
        assertThat(done)
                .extracting(JobCompleted::kind)
                .containsSubsequence(
                        "project.create", "runtime.up", "runtime.wait-ready", "agent.open-session", "agent.prompt")
                .contains("project.identify");
        assertThat(Facts.await(Fact.class, project, 20))
                .extracting(fact -> MessageTypes.nameOf((Record) fact))
                .containsSubsequence(
                        "job.enqueued",
                        "job.started",
                        "workspace.created",
                        "job.completed",
                        "runtime.starting",
                        "runtime.ready");
        assertThat(ScriptedBridge.calls(project))
                .filteredOn(call -> call.path().startsWith("prompts/"))
                .satisfies(calls -> {
                    assertThat(calls.getFirst().method()).isEqualTo("PUT");
                    assertThat(calls.getFirst().path()).isEqualTo("prompts/" + idOf("agent.prompt", done));
                    assertThat(calls.getFirst().body()).contains("Make a page about lenses");
                    assertThat(calls.stream().skip(1))
                            .allSatisfy(call -> assertThat(call.method()).isEqualTo("GET"));
                });
        var url = Facts.await(RuntimeReady.class, project, 1).getFirst().previewUrl();
        assertThat(get(url)).contains("<h1>", "/__sitewright/live.js");
    }

    @Test
    void a_prompt_the_agent_fails_at_is_discarded_with_its_sentence() {
        var project = Ids.next("prj");
        var diagnostic =
                "{\"category\":\"auth\",\"message\":\"The provider refused the key.\",\"action\":\"Check it.\",\"retryable\":false}";
        ScriptedBridge.treat(project, new Script(0, 1, "failed", diagnostic));

        Topic.of(Topics.JOB_REQUESTS).send("/project-service", project, create(project));

        var discarded = Facts.await(JobDiscarded.class, project, 1).getFirst();
        assertThat(discarded.kind()).isEqualTo("agent.prompt");
        assertThat(discarded.attempt()).isEqualTo(1);
        assertThat(discarded.error()).isEqualTo("The provider refused the key.");
    }

    @Test
    void a_workspace_that_a_killed_worker_made_is_told_of_once() throws IOException {
        var project = Ids.next("prj");
        var checkpoint = workspaces.create(project, templates.require("static")); // killed before its commit

        Topic.of(Topics.JOB_REQUESTS).send("/project-service", project, create(project));
        Facts.await(JobCompleted.class, project, 6);
        Topic.of(Topics.JOB_REQUESTS).send("/project-service", project, create(project));
        Facts.await(JobCompleted.class, project, 12);

        assertThat(Facts.await(Fact.class, project, 36))
                .filteredOn(WorkspaceCreated.class::isInstance)
                .containsExactly(new WorkspaceCreated(project, "static", checkpoint));
    }

    @Test
    void an_unknown_template_is_no_reason_to_try_again() {
        var project = Ids.next("prj");
        var args = Map.<String, Object>of("projectId", project, "ownerId", "usr_1", "prompt", "Hi", "template", "../x");
        Topic.of(Topics.JOB_REQUESTS)
                .send(
                        "/project-service",
                        project,
                        new EnqueueJob("project.create", args, project, "usr_1", project, 0));

        var discarded = Facts.await(JobDiscarded.class, project, 1).getFirst();
        assertThat(discarded.attempt()).isEqualTo(1);
        assertThat(discarded.error()).isEqualTo("There is no template \"../x\".");
    }

    private static String idOf(String kind, List<JobCompleted> done) {
        return done.stream()
                .filter(job -> job.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .jobId();
    }

    private static EnqueueJob create(String project) {
        var args = Map.<String, Object>of(
                "projectId", project, "ownerId", "usr_1", "prompt", "Make a page about lenses", "template", "static");
        return new EnqueueJob("project.create", args, project, "usr_1", project, 0);
    }

    private static String get(String url) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
