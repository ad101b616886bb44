package dev.sitewright.worker.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.contracts.Fact;
import dev.sitewright.contracts.JobFact.JobCompleted;
import dev.sitewright.contracts.JobRequest.EnqueueJob;
import dev.sitewright.contracts.RuntimeFact.RuntimeReady;
import dev.sitewright.contracts.Topics;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.Topic;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.testing.Facts;
import dev.sitewright.worker.testing.ScriptedBridge;
import dev.sitewright.worker.testing.ScriptedBridge.Script;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSitewrightBackends
@WithTestResource(value = ScriptedBridge.class, scope = TestResourceScope.GLOBAL)
class FirstPromptTest {
    @Test
    void a_request_becomes_a_workspace_a_preview_and_a_prompt() throws IOException, InterruptedException {
        var project = Ids.next("prj");
        ScriptedBridge.treat(project, new Script(2, 3, "finished", null));

        Topic.of(Topics.JOB_REQUESTS).send("/project-service", project, create(project));

        var done = Facts.await(JobCompleted.class, project, 5);
        assertThat(done)
                .extracting(JobCompleted::kind)
                .containsExactly(
                        "project.create", "runtime.up", "runtime.wait-ready", "agent.open-session", "agent.prompt");
        assertThat(Facts.await(Fact.class, project, 17))
                .extracting(fact -> dev.sitewright.contracts.MessageTypes.nameOf((Record) fact))
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
                    assertThat(calls.getFirst().path())
                            .isEqualTo("prompts/" + done.getLast().jobId());
                    assertThat(calls.getFirst().body()).contains("Make a page about lenses");
                    assertThat(calls.stream().skip(1))
                            .allSatisfy(call -> assertThat(call.method()).isEqualTo("GET"));
                });
        var url = Facts.await(RuntimeReady.class, project, 1).getFirst().previewUrl();
        assertThat(get(url)).contains("<h1>", "/__sitewright/live.js");
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
