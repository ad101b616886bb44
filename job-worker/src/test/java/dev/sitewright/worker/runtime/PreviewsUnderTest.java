package dev.sitewright.worker.runtime;

import static dev.sitewright.worker.testing.Db.get;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sitewright.contracts.RuntimeFact.RuntimeReady;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.worker.queue.Jobs;
import dev.sitewright.worker.runtime.PreviewRuntime.Launch;
import dev.sitewright.worker.runtime.PreviewRuntime.Running;
import dev.sitewright.worker.testing.Facts;
import dev.sitewright.worker.workspace.Templates;
import dev.sitewright.worker.workspace.Workspace;
import dev.sitewright.worker.workspace.WorkspaceRepository;
import dev.sitewright.worker.workspace.Workspaces;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What tests of previews need: workspaces, and what runs for them. */
abstract class PreviewsUnderTest {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Previews previews;

    @Inject
    PreviewRuntime runtime;

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
    @ConfigProperty(name = "sitewright.children")
    Path children;

    String aReadyPreview() {
        var project = Ids.next("prj");
        workspace(project);
        up(project);
        Facts.await(RuntimeReady.class, project, 1);
        return project;
    }

    void up(String project) {
        get(jobs.of(RuntimeUp.KIND)
                .with(new RuntimeUp.Args(project, "usr_1", null))
                .project(project)
                .later());
    }

    void workspace(String project) {
        try {
            var checkpoint = workspaces.create(project, templates.require("static"));
            get(workspaceRows.insert(pool, new Workspace(project, "usr_1", "static", checkpoint)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Launch launch(String project, int port) throws IOException {
        return new Launch(project, workspaces.folder(project), templates.require("static"), port);
    }

    Preview preview(String project) {
        return get(previews.find(project)).orElseThrow();
    }

    Running running(String project) {
        return Objects.requireNonNull(preview(project).running());
    }

    /** Counts by environment: it tells whose process it is, whatever its command. */
    static long processesOf(String project) {
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
