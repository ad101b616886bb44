package dev.sitewright.worker.runtime;

import static dev.sitewright.worker.testing.Db.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sitewright.contracts.RuntimeFact.RuntimeReady;
import dev.sitewright.contracts.RuntimeFact.RuntimeStopped;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.runtime.Preview.State;
import dev.sitewright.worker.testing.Db;
import dev.sitewright.worker.testing.Facts;
import dev.sitewright.worker.testing.ScriptedBridge;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** A preview goes on, or is ended, whatever became of the worker that started it. */
@QuarkusTest
@WithSitewrightBackends
@WithTestResource(value = ScriptedBridge.class, scope = TestResourceScope.GLOBAL)
class PreviewRestartTest extends PreviewsUnderTest {
    @Inject
    RuntimeConfig config;

    @Inject
    Vertx vertx;

    @Inject
    Db db;

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

    private PreviewWatch aRestartedWatch() {
        return new PreviewWatch(vertx, previews, runtime, config);
    }
}
