package dev.sitewright.bridge.server;

import dev.sitewright.bridge.instance.InstanceFiles;
import dev.sitewright.bridge.opencode.Model;
import dev.sitewright.bridge.opencode.OpenCodeClients;
import dev.sitewright.bridge.opencode.OpenCodeIds;
import dev.sitewright.bridge.opencode.UpstreamEvent.PartGrown;
import dev.sitewright.bridge.provider.ModelChoice;
import dev.sitewright.bridge.provider.OpenCodeSettings;
import dev.sitewright.bridge.sandbox.Sandboxes;
import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.OpenCodeBinary;
import dev.sitewright.bridge.testing.Repositories;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** OpenCode without the bridge, by the same settings, to be compared with. */
final class OpenCodeAlone implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final OpenCodeServer server;
    private final ModelChoice model;
    private final OpenCodeIds ids = new OpenCodeIds(Clock.systemUTC());
    private final FirstTexts texts = new FirstTexts();
    private final Map<String, String> directories = new ConcurrentHashMap<>();
    private @Nullable Cancellable following;

    OpenCodeAlone(Path folder, ModelChoice model) {
        var config = new HandSettings(OpenCodeBinary.path(), folder.resolve("home"));
        this.model = model;
        this.server = new OpenCodeServer(
                vertx,
                new ServerProcesses(
                        config,
                        new OpenCodeSettings(),
                        Sandboxes.usual(folder),
                        new InstanceFiles(folder.resolve("home"), "00".repeat(32)),
                        new Children(Optional.of(folder.resolve("children")))),
                new OpenCodeClients(vertx, Clock.systemUTC()),
                () -> Optional.of(model),
                config,
                Clock.systemUTC(),
                null);
        server.start();
    }

    boolean isReady() {
        if (server.current().isEmpty()) {
            return false;
        }
        if (following == null) {
            following = running().client().events().subscribe().with(frame -> {
                if (frame.event() instanceof PartGrown grown) {
                    texts.came(grown.sessionId());
                }
            });
        }
        return true;
    }

    long pid() {
        return running().pid();
    }

    /** @return the id of a session in a new directory */
    String open(Path directory) {
        try {
            var path = Files.createDirectories(directory).toString();
            Repositories.make(directory); // as workspaces are: OpenCode takes snapshots of them
            var session = running()
                    .client()
                    .sessions()
                    .open(path, "Alone")
                    .await()
                    .atMost(Bridge.PATIENCE)
                    .id();
            directories.put(session, path);
            return session;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return how long the first text took, in milliseconds; returns when the session rests again */
    double time(String session, String text) {
        return timeAll(List.of(session), text).getFirst();
    }

    /** @return how far it came with the newest turn */
    Stages stages(String session, Instant begin) {
        return Stages.of(running(), directoryOf(session), session, begin);
    }

    /** @return the same of each, asked at once */
    List<Double> timeAll(List<String> sessions, String text) {
        var times = texts.timeAll(sessions, place -> ask(sessions.get(place), text));
        sessions.forEach(this::awaitRest);
        return times;
    }

    private void ask(String session, String text) {
        var body = Map.of(
                "messageID",
                ids.nextMessage(),
                "model",
                Model.parse(model.model()).orElseThrow().properties(),
                "parts",
                List.of(Map.of("type", "text", "text", text)));
        running()
                .client()
                .runs()
                .prompt(directoryOf(session), session, body)
                .await()
                .atMost(Bridge.PATIENCE);
    }

    private void awaitRest(String session) {
        Awaitility.await()
                .atMost(Bridge.PATIENCE)
                .until(() -> !running()
                        .client()
                        .statuses(directoryOf(session))
                        .await()
                        .atMost(Bridge.PATIENCE)
                        .containsKey(session));
    }

    private String directoryOf(String session) {
        return Objects.requireNonNull(directories.get(session));
    }

    RunningServer running() {
        return server.current().orElseThrow();
    }

    @Override
    public void close() {
        if (following != null) {
            following.cancel();
        }
        server.stop();
        vertx.closeAndAwait();
    }
}
