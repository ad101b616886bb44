package dev.sitewright.worker.runtime;

import static dev.sitewright.worker.testing.Db.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.sitewright.contracts.RuntimeFact.RuntimeCrashed;
import dev.sitewright.contracts.RuntimeFact.RuntimeFailed;
import dev.sitewright.contracts.RuntimeFact.RuntimeReady;
import dev.sitewright.contracts.RuntimeFact.RuntimeStarting;
import dev.sitewright.contracts.RuntimeFact.RuntimeStopped;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.TestTokens;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.runtime.Preview.State;
import dev.sitewright.worker.testing.Facts;
import dev.sitewright.worker.testing.ScriptedBridge;
import dev.sitewright.worker.workspace.Template;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSitewrightBackends
@WithTestResource(value = ScriptedBridge.class, scope = TestResourceScope.GLOBAL)
class PreviewTest extends PreviewsUnderTest {
    @Test
    void a_preview_starts_answers_stops_and_keeps_its_port() throws IOException {
        var project = aReadyPreview();
        var first = running(project);
        assertThat(children.resolve(String.valueOf(first.pid())))
                .content()
                .isEqualTo(first.startedAt() + " preview " + project + "\n");
        given().header("Authorization", TestTokens.service("project-service"))
                .get("/internal/v1/projects/{id}/runtime", project)
                .then()
                .statusCode(200)
                .body("state", equalTo("ready"))
                .body("previewUrl", equalTo(first.previewUrl()));

        get(jobs.of(RuntimeDown.KIND)
                .with(new RuntimeDown.Args(project, "idle"))
                .project(project)
                .later());

        assertThat(Facts.await(RuntimeStopped.class, project, 1).getFirst().reason())
                .isEqualTo("idle");
        assertThat(ProcessHandle.of(first.pid())).isEmpty();
        await().atMost(PATIENCE).until(() -> !Files.exists(children.resolve(String.valueOf(first.pid()))));

        up(project);
        Facts.await(RuntimeReady.class, project, 2);
        assertThat(running(project).previewUrl()).isEqualTo(first.previewUrl());
        assertThat(running(project).pid()).isNotEqualTo(first.pid());
    }

    @Test
    void a_preview_that_is_up_is_not_started_again_and_told_again() throws IOException {
        var project = aReadyPreview();
        var first = running(project);

        up(project);
        Facts.await(RuntimeReady.class, project, 2);

        assertThat(running(project)).isEqualTo(first);
        assertThat(Facts.await(RuntimeStarting.class, project, 1)).hasSize(1);
        assertThat(processesOf(project)).isEqualTo(1);
    }

    @Test
    void a_preview_that_dies_is_seen_at_once() throws IOException {
        var project = aReadyPreview();
        ProcessHandle.of(running(project).pid()).orElseThrow().destroyForcibly();

        var crashed = Facts.await(RuntimeCrashed.class, project, 1).getFirst();

        assertThat(crashed.lastLines()).anySatisfy(line -> assertThat(line).startsWith("[app] serving"));
        assertThat(crashed.lastLines()).anySatisfy(line -> assertThat(line).startsWith("[host] "));
        assertThat(preview(project).state()).isEqualTo(State.CRASHED);
    }

    @Test
    void a_port_that_somebody_else_took_is_not_used() throws IOException {
        var project = aReadyPreview();
        var first = URI.create(running(project).previewUrl()).getPort();
        get(previews.down(project, "requested"));

        try (var squatter = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            assertThat(squatter.isBound()).isTrue();
            up(project);
            Facts.await(RuntimeReady.class, project, 2);
            assertThat(URI.create(running(project).previewUrl()).getPort()).isNotEqualTo(first);
        }
    }

    @Test
    void previews_of_many_projects_started_together_have_ports_of_their_own() {
        var projects = Stream.generate(() -> Ids.next("prj")).limit(8).toList();
        projects.forEach(this::workspace);
        projects.forEach(this::up);

        var urls = projects.stream()
                .map(project ->
                        Facts.await(RuntimeReady.class, project, 1).getFirst().previewUrl())
                .toList();

        assertThat(urls).doesNotHaveDuplicates();
    }

    @Test
    void a_preview_that_ends_while_it_starts_has_failed() throws IOException {
        var project = Ids.next("prj");
        workspace(project);
        var broken =
                new Template("static", "", List.of(), List.of(), List.of("/bin/sh", "-c", "echo no luck; exit 3"), "/");
        get(previews.up(project, broken));

        var failed = Facts.await(RuntimeFailed.class, project, 1).getFirst();

        assertThat(failed.reason()).isEqualTo("The preview ended while it was starting.");
        assertThat(failed.lastLines()).contains("[app] no luck");
    }

    @Test
    void a_command_runs_in_the_workspace_without_our_environment() throws IOException {
        var project = Ids.next("prj");
        workspace(project);
        var launch = launch(project, 24_299);

        var listed = get(runtime.exec(launch, List.of("/bin/sh", "-c", "ls; env; exit 4"), Duration.ofSeconds(20)));

        assertThat(listed.exitCode()).isEqualTo(4);
        assertThat(listed.output()).contains("index.html", "PORT=24299").doesNotContain("JAVA", "USER=");
        assertThat(catchThrowable(
                        () -> get(runtime.exec(launch, List.of("/bin/sh", "-c", "sleep 600"), Duration.ofMillis(100)))))
                .hasMessageContaining("did not end within");
    }

    @Test
    void others_do_not_see_a_preview() throws IOException {
        var project = aReadyPreview();
        var path = "/internal/v1/projects/" + project + "/runtime";
        given().get(path).then().statusCode(401);
        given().header("Authorization", TestTokens.user("usr_9"))
                .get(path)
                .then()
                .statusCode(404);
        given().header("Authorization", TestTokens.user("usr_1"))
                .get(path)
                .then()
                .statusCode(200);
        given().header("Authorization", TestTokens.admin("usr_9"))
                .get(path)
                .then()
                .statusCode(200);
    }
}
