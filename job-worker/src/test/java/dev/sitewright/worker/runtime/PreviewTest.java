package dev.sitewright.worker.runtime;

import static dev.sitewright.worker.testing.Db.get;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import dev.sitewright.worker.queue.Jobs;
import dev.sitewright.worker.runtime.Preview.State;
import dev.sitewright.worker.runtime.PreviewRuntime.Launch;
import dev.sitewright.worker.runtime.PreviewRuntime.Running;
import dev.sitewright.worker.testing.Db;
import dev.sitewright.worker.testing.Facts;
import dev.sitewright.worker.testing.ScriptedBridge;
import dev.sitewright.worker.workspace.Template;
import dev.sitewright.worker.workspace.Templates;
import dev.sitewright.worker.workspace.Workspace;
import dev.sitewright.worker.workspace.WorkspaceRepository;
import dev.sitewright.worker.workspace.Workspaces;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSitewrightBackends
@WithTestResource(value = ScriptedBridge.class, scope = TestResourceScope.GLOBAL)
class PreviewTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Previews previews;

    @Inject
    PreviewRuntime runtime;

    @Inject
    RuntimeConfig config;

    @Inject
    Workspaces workspaces;

    @Inject
    WorkspaceRepository workspaceRows;

    @Inject
    Templates templates;

    @Inject
    Jobs jobs;

    @Inject
    Pool pool;

    @Inject
    Db db;

    @Inject
    Vertx vertx;

    @Inject
    @ConfigProperty(name = "sitewright.children")
    Path children;

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
    void a_preview_outlives_its_worker_and_the_next_one_adopts_it() throws IOException {
        var project = aReadyPreview();
        var before = running(project);
        Files.delete(children.resolve(String.valueOf(before.pid())));

        get(aRestartedWatch().look());
        assertThat(preview(project).state()).isEqualTo(State.READY);
        assertThat(running(project)).isEqualTo(before);

        get(previews.down(project, "requested"));
        assertThat(ProcessHandle.of(before.pid())).isEmpty();
    }

    @Test
    void a_preview_that_is_gone_after_a_restart_was_stopped_by_it() {
        var project = Ids.next("prj");
        workspace(project);
        db.change("""
                insert into runtime (project_id, runtime, state, machine, preview_url, health_url, pid, pid_started)
                values ($1, 'process', 'ready', 'another', 'http://127.0.0.1:1/', 'http://127.0.0.1:1/', 1, 1)
                """, project);
        var seen = preview(project); // of another machine, so that the watch of the running service leaves it alone

        get(aRestartedWatch().gone(seen));

        assertThat(Facts.await(RuntimeStopped.class, project, 1).getFirst().reason())
                .isEqualTo("shutdown");
        assertThat(preview(project).state()).isEqualTo(State.STOPPED);
    }

    @Test
    void a_start_that_was_never_recorded_is_ended_by_the_next() throws IOException {
        var project = Ids.next("prj");
        workspace(project);
        var stray = get(runtime.up(launch(project, 24_299))); // as if the worker had been killed before its commit
        await().atMost(PATIENCE).until(() -> processesOf(project) == 1);

        up(project);
        Facts.await(RuntimeReady.class, project, 1);

        assertThat(ProcessHandle.of(stray.pid())).isEmpty();
        assertThat(processesOf(project)).isEqualTo(1);
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

    private String aReadyPreview() {
        var project = Ids.next("prj");
        workspace(project);
        up(project);
        Facts.await(RuntimeReady.class, project, 1);
        return project;
    }

    private void up(String project) {
        get(jobs.of(RuntimeUp.KIND)
                .with(new RuntimeUp.Args(project, "usr_1", null))
                .project(project)
                .later());
    }

    private void workspace(String project) {
        try {
            var checkpoint = workspaces.create(project, templates.require("static"));
            get(workspaceRows.insert(pool, new Workspace(project, "usr_1", "static", checkpoint)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Launch launch(String project, int port) throws IOException {
        return new Launch(project, workspaces.folder(project), templates.require("static"), port);
    }

    private Preview preview(String project) {
        return get(previews.find(project)).orElseThrow();
    }

    private Running running(String project) {
        return Objects.requireNonNull(preview(project).running());
    }

    private PreviewWatch aRestartedWatch() {
        return new PreviewWatch(vertx, previews, runtime, config);
    }

    /** Counts by environment: it tells whose process it is, whatever its command. */
    private static long processesOf(String project) {
        return ProcessHandle.allProcesses()
                .filter(process -> environment(process.pid()).contains("SITEWRIGHT_PROJECT=" + project))
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.endsWith("node"))
                        .isPresent())
                .count();
    }

    private static String environment(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/environ"), ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
