package dev.sitewright.worker.runtime;

import dev.sitewright.contracts.RuntimeFact;
import dev.sitewright.contracts.RuntimeFact.RuntimeCrashed;
import dev.sitewright.contracts.RuntimeFact.RuntimeFailed;
import dev.sitewright.contracts.RuntimeFact.RuntimeReady;
import dev.sitewright.contracts.RuntimeFact.RuntimeStarting;
import dev.sitewright.contracts.RuntimeFact.RuntimeStopped;
import dev.sitewright.platform.outbox.Outbox;
import dev.sitewright.worker.runtime.Preview.State;
import dev.sitewright.worker.runtime.PreviewRuntime.Launch;
import dev.sitewright.worker.runtime.PreviewRuntime.Running;
import dev.sitewright.worker.workspace.Template;
import dev.sitewright.worker.workspace.Workspaces;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Starts and stops previews, and keeps their rows and the facts about them true. Every method may be repeated. */
@ApplicationScoped
class Previews {
    private static final int LAST_LINES = 20; // as many as the facts carry

    private final PreviewRepository repository;
    private final PreviewRuntime runtime;
    private final Ports ports;
    private final Workspaces workspaces;
    private final Outbox outbox;
    private final Pool pool;
    private final String machine;

    Previews(
            PreviewRepository repository,
            PreviewRuntime runtime,
            Ports ports,
            Workspaces workspaces,
            Outbox outbox,
            Pool pool,
            RuntimeConfig config) {
        this.repository = repository;
        this.runtime = runtime;
        this.ports = ports;
        this.workspaces = workspaces;
        this.outbox = outbox;
        this.pool = pool;
        this.machine = config.machine();
    }

    Uni<Optional<Preview>> find(String projectId) {
        return repository.find(projectId);
    }

    /** @return the previews that should be running here */
    Uni<List<Preview>> here() {
        return repository.up(machine);
    }

    /**
     * Starts a project's preview unless it runs already. The process is started inside the transaction that holds the row: nobody else
     * can start one meanwhile, and when the transaction fails the process is ended again.
     */
    Uni<Void> up(String projectId, Template template) {
        var started = new AtomicReference<@Nullable Running>();
        return pool.withTransaction(tx -> lock(tx, projectId)
                        .chain(preview -> isAlive(preview)
                                .chain(alive ->
                                        alive ? tellAgain(tx, preview) : start(tx, preview, template, started))))
                .onFailure()
                .call(failure -> undo(projectId, started.get()));
    }

    private Uni<Void> start(
            SqlConnection tx, Preview preview, Template template, AtomicReference<@Nullable Running> started) {
        var id = preview.projectId();
        return ports.reserve(tx, id)
                .map(port -> new Launch(id, workspaces.folder(id), template, port))
                .chain(runtime::up)
                .invoke(started::set)
                .call(running -> repository.update(tx, new Preview(id, State.STARTING, machine, running)))
                .chain(running -> tell(tx, new RuntimeStarting(id, runtime.name(), running.previewUrl())));
    }

    private Uni<Void> undo(String projectId, @Nullable Running started) {
        return started == null ? Uni.createFrom().voidItem() : runtime.down(projectId, started);
    }

    /** Whoever asks for a preview that is ready has not heard of it, or not believed it. */
    private Uni<Void> tellAgain(SqlConnection tx, Preview preview) {
        return preview.state() == State.READY
                ? tell(tx, new RuntimeReady(preview.projectId(), preview.url().orElseThrow()))
                : Uni.createFrom().voidItem();
    }

    /** The preview that was started answers. */
    Uni<Void> ready(Preview seen) {
        return change(
                seen,
                State.READY,
                (preview, lines) ->
                        new RuntimeReady(preview.projectId(), preview.url().orElseThrow()));
    }

    /** The preview that was started is given up. */
    Uni<Void> failed(Preview seen, String reason) {
        return end(seen)
                .chain(() -> change(
                        seen, State.FAILED, (preview, lines) -> new RuntimeFailed(preview.projectId(), reason, lines)));
    }

    /** There is not even a process. */
    Uni<Void> neverStarted(String projectId, String reason) {
        return pool.withTransaction(tx -> lock(tx, projectId)
                .chain(preview -> repository.update(tx, new Preview(projectId, State.FAILED, machine, null)))
                .chain(() -> tell(tx, new RuntimeFailed(projectId, reason, List.of()))));
    }

    /** The preview ended by itself. */
    Uni<Void> crashed(Preview seen) {
        return end(seen)
                .chain(() -> change(
                        seen, State.CRASHED, (preview, lines) -> new RuntimeCrashed(preview.projectId(), lines)));
    }

    /** The preview is gone, or has to go, for a reason that is nobody's fault. */
    Uni<Void> stopped(Preview seen, String reason) {
        return end(seen)
                .chain(() -> change(
                        seen, State.STOPPED, (preview, lines) -> new RuntimeStopped(preview.projectId(), reason)));
    }

    /** Stops a project's preview, if it is up. */
    Uni<Void> down(String projectId, String reason) {
        return pool.withTransaction(tx -> lock(tx, projectId)
                .chain(preview -> preview.state().isUp()
                        ? end(preview)
                                .chain(() ->
                                        repository.update(tx, new Preview(projectId, State.STOPPED, machine, null)))
                                .chain(() -> tell(tx, new RuntimeStopped(projectId, reason)))
                        : Uni.createFrom().voidItem()));
    }

    /** Changes the state of just the process that was seen: meanwhile there may be another, which is none of our business. */
    private Uni<Void> change(Preview seen, State to, BiFunction<Preview, List<String>, RuntimeFact> fact) {
        return lastLines(seen.projectId())
                .chain(lines -> pool.withTransaction(tx -> lock(tx, seen.projectId())
                        .chain(preview -> preview.equals(seen)
                                ? change(tx, preview.in(to), lines, fact)
                                : Uni.createFrom().voidItem())));
    }

    private Uni<Void> change(
            SqlConnection tx,
            Preview changed,
            List<String> lines,
            BiFunction<Preview, List<String>, RuntimeFact> fact) {
        return repository.update(tx, changed).chain(() -> tell(tx, fact.apply(changed, lines)));
    }

    private Uni<Void> end(Preview preview) {
        var running = preview.running();
        return running == null ? Uni.createFrom().voidItem() : runtime.down(preview.projectId(), running);
    }

    Uni<Boolean> isAlive(Preview preview) {
        var running = preview.running();
        return running == null || !preview.state().isUp() ? Uni.createFrom().item(false) : runtime.isUp(running);
    }

    Uni<List<String>> lastLines(String projectId) {
        return runtime.logs(projectId, LAST_LINES);
    }

    private Uni<Preview> lock(SqlConnection tx, String projectId) {
        return repository.lock(tx, projectId, runtime.name(), machine);
    }

    private Uni<Void> tell(SqlConnection tx, RuntimeFact fact) {
        return outbox.append(tx, List.of(fact));
    }
}
