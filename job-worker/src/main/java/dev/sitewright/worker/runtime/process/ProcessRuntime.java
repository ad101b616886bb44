package dev.sitewright.worker.runtime.process;

import dev.sitewright.worker.runtime.PreviewRuntime;
import dev.sitewright.worker.runtime.RuntimeConfig;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.smallrye.mutiny.unchecked.UncheckedSupplier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The default: a preview is a child process on this machine. It writes its own log and outlives this service when that is killed; the
 * next one adopts it.
 */
@ApplicationScoped
class ProcessRuntime implements PreviewRuntime {
    private static final Logger LOG = Logger.getLogger(ProcessRuntime.class);

    /**
     * The process writes its own pid before it becomes the dev server: even when this service is killed in the very moment of the start,
     * the next start finds the stray.
     */
    private static final List<String> NOTE_PID = List.of("/bin/sh", "-c", "echo $$ > \"$0\" && exec \"$@\"");

    private static final long PID_NOTE_TOLERANCE_MS = 5_000;

    private final DevServers servers;
    private final Children children;
    private final Commands commands;
    private final Clock clock;
    private final Path home;
    private final Duration patience;
    private final long logLimit;
    private final Map<String, Child> known = new ConcurrentHashMap<>();
    private volatile Runnable whenOneEnds = () -> {};

    ProcessRuntime(DevServers servers, Children children, Commands commands, RuntimeConfig config, Clock clock) {
        this.servers = servers;
        this.children = children;
        this.commands = commands;
        this.clock = clock;
        this.home = config.home().toAbsolutePath().normalize();
        this.patience = config.stopTimeout();
        this.logLimit = config.logLimit();
    }

    @Override
    public String name() {
        return "process";
    }

    @Override
    public Uni<Running> up(Launch launch) {
        return blocking(() -> start(launch));
    }

    private Running start(Launch launch) throws IOException, InterruptedException {
        var folder = Files.createDirectories(folder(launch.projectId()));
        var note = folder.resolve("pid");
        var stray = strayOf(note);
        if (stray.isPresent()) {
            stray.get().stop(patience);
        }
        var log = log(launch.projectId());
        log.cut(logLimit);
        log.host(clock.instant(), "starting " + launch.template().name() + " on port " + launch.port());
        var process = servers.inWorkspace(
                        launch,
                        Stream.concat(NOTE_PID.stream(), Stream.of(note.toString()))
                                .toList(),
                        launch.template().command())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
                .start();
        var child = Child.of(process.toHandle());
        children.register(child, "preview " + launch.projectId());
        known.put(launch.projectId(), child);
        Uni.createFrom()
                .completionStage(process.onExit())
                .subscribe() // the end comes whenever it comes
                .with(ended -> noteEnd(launch.projectId(), child, ended.exitValue()));
        var url = "http://127.0.0.1:" + launch.port();
        return new Running(
                child.pid(),
                child.startedAt(),
                url + "/",
                url + launch.template().healthPath());
    }

    /** A noted pid is a stray's only if that process began when the note was written; else the number belongs to somebody else by now. */
    private static Optional<Child> strayOf(Path note) throws IOException {
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        var written = Files.getLastModifiedTime(note).toMillis();
        return Stream.of(Files.readString(note).strip())
                .filter(text -> text.matches("[0-9]{1,18}"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                .map(Child::of)
                .filter(child -> Math.abs(child.startedAt() - written) <= PID_NOTE_TOLERANCE_MS)
                .findFirst();
    }

    private void noteEnd(String projectId, Child child, int exitCode) {
        children.forget(child);
        known.remove(projectId, child);
        try {
            log(projectId).host(clock.instant(), "ended with exit code " + exitCode);
        } catch (IOException e) {
            LOG.debugf("the log of %s is gone: %s", projectId, e);
        }
        whenOneEnds.run();
    }

    @Override
    public Uni<Void> down(String projectId, Running running) {
        var child = child(running);
        return blocking(() -> {
            child.stop(patience);
            children.forget(child);
            known.remove(projectId, child);
            return null;
        });
    }

    @Override
    public Uni<Boolean> isUp(Running running) {
        return blocking(() -> child(running).isAlive());
    }

    @Override
    public Uni<Void> adopt(String projectId, Running running) {
        var child = child(running);
        return blocking(() -> {
            log(projectId).cut(logLimit);
            if (known.put(projectId, child) == null) {
                LOG.infof("Adopted the preview of %s, process %d", projectId, child.pid());
                children.register(child, "preview " + projectId);
            }
            return null;
        });
    }

    @Override
    public Uni<List<String>> logs(String projectId, int lines) {
        return blocking(() -> log(projectId).tail(lines));
    }

    @Override
    public Uni<Result> exec(Launch launch, List<String> command, Duration limit) {
        return blocking(() -> commands.run(servers.inWorkspace(launch, List.of(), command), limit));
    }

    @Override
    public void whenOneEnds(Runnable callback) {
        whenOneEnds = callback;
    }

    @Override
    public void killAll() {
        known.values().stream()
                .flatMap(child -> child.handle().stream())
                .flatMap(handle -> Stream.concat(handle.descendants(), Stream.of(handle)))
                .forEach(ProcessHandle::destroyForcibly);
    }

    @PreDestroy
    void forgetCallback() {
        whenOneEnds = () -> {};
    }

    private Path folder(String projectId) {
        return home.resolve(projectId);
    }

    private PreviewLog log(String projectId) {
        return new PreviewLog(folder(projectId).resolve("preview.log"));
    }

    private static Child child(Running running) {
        return new Child(running.pid(), running.startedAt());
    }

    private static <T> Uni<T> blocking(UncheckedSupplier<T> work) {
        return Uni.createFrom().item(Unchecked.supplier(work)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
