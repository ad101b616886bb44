package dev.sitewright.bridge.server;

import dev.sitewright.bridge.opencode.OpenCodeClients;
import dev.sitewright.bridge.provider.ModelChoice;
import dev.sitewright.bridge.server.ServerState.Ended;
import dev.sitewright.bridge.server.ServerState.Running;
import dev.sitewright.bridge.server.ServerState.Starting;
import dev.sitewright.bridge.server.ServerState.Stopped;
import dev.sitewright.platform.loop.Pump;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One OpenCode server. A small state machine, stepped a few times a second: starts it, waits until it says that it is ready, asks for its
 * health, and starts another with growing waits when it has ended.
 */
class OpenCodeServer {
    private static final Logger LOG = Logger.getLogger(OpenCodeServer.class);
    private static final Duration STEP = Duration.ofMillis(200);
    private static final Duration LASTED = Duration.ofMinutes(1);

    private final ServerProcesses processes;
    private final OpenCodeClients clients;
    private final Supplier<Optional<ModelChoice>> model;
    private final OpenCodeConfig config;
    private final Clock clock;
    private final @Nullable String projectId;
    private final Pump pump;
    private volatile ServerState state = new Stopped(Instant.MIN, 0, null);

    /**
     * A server that does not run yet.
     *
     * @param projectId the project that it works for; null for all
     */
    OpenCodeServer(
            Vertx vertx,
            ServerProcesses processes,
            OpenCodeClients clients,
            Supplier<Optional<ModelChoice>> model,
            OpenCodeConfig config,
            Clock clock,
            @Nullable String projectId) {
        this.processes = processes;
        this.clients = clients;
        this.model = model;
        this.config = config;
        this.clock = clock;
        this.projectId = projectId;
        this.pump = new Pump(vertx, "opencode-server", STEP, this::step);
    }

    void start() {
        pump.start();
    }

    /** Ends the server; only a killed service leaves it behind. Blocking. */
    synchronized void stop() {
        pump.stop();
        var last = state;
        state = new Ended();
        switch (last) {
            case Starting starting -> processes.end(starting.process());
            case Running running -> processes.end(running.process());
            case Stopped stopped -> {}
            case Ended ended -> {}
        }
    }

    /** Watches no more and leaves the server as it is, as a kill of this service does. */
    void abandon() {
        pump.stop();
    }

    /** @return the server, while one answers */
    Optional<RunningServer> current() {
        return state instanceof Running running ? Optional.of(running.server()) : Optional.empty();
    }

    /** @return whether it could not be started, or has ended by itself */
    boolean hasFailed() {
        return state instanceof Stopped stopped && stopped.problem() != null;
    }

    /** @return whether nobody follows what happens there, and it is not starting just now */
    boolean rests(Instant now) {
        return switch (state) {
            case Starting starting -> false;
            case Running running ->
                running.server().client().directories().unusedSince(now).size()
                        == running.server().client().directories().count();
            case Stopped stopped -> true;
            case Ended ended -> true;
        };
    }

    /** @return why no server answers, in a sentence for people; null when one does or none was needed yet */
    @Nullable String problem() {
        return switch (state) {
            case Stopped stopped -> stopped.problem();
            case Starting starting -> "OpenCode is starting.";
            case Running running -> null;
            case Ended ended -> "The agent bridge is shutting down.";
        };
    }

    private Uni<Boolean> step() {
        return Uni.createFrom()
                .item(this::look)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()) // files and processes block
                .chain(this::ask)
                .replaceWith(false);
    }

    /** Looks at process and clock. */
    private synchronized ServerState look() {
        state = switch (state) {
            case Stopped stopped -> clock.instant().isBefore(stopped.notBefore()) ? stopped : begin(stopped);
            case Starting starting -> look(starting);
            case Running running -> running.process().isAlive() ? running : lost(running, "OpenCode has ended");
            case Ended ended -> ended;
        };
        return state;
    }

    private ServerState begin(Stopped stopped) {
        try {
            var choice = model.get();
            if (choice.isEmpty()) {
                return stopped; // our own demo model does not listen yet
            }
            var found = processes.adopt(choice.get());
            LOG.infof(
                    found.isPresent() ? "OpenCode still runs and is adopted, model %s" : "OpenCode starts, model %s",
                    choice.get());
            var process = found.isPresent() ? found.get() : processes.start(choice.get());
            return new Starting(process, clock.instant().plus(config.startTimeout()), stopped.failures());
        } catch (IOException e) {
            LOG.debugf(e, "%s cannot be started", config.binary());
            return stopped(
                    stopped.failures(),
                    "OpenCode cannot be started: %s is missing or cannot be run. ./sitewright up installs it; sitewright.opencode.binary names another."
                            .formatted(config.binary()));
        } catch (IllegalStateException e) { // settings that contradict each other
            return stopped(stopped.failures(), String.valueOf(e.getMessage()));
        }
    }

    private ServerState look(Starting starting) {
        var process = starting.process();
        if (!process.isAlive()) {
            processes.forget(process);
            return stopped(
                    starting.failures(), "OpenCode ended while it started. Its last words: " + process.lastLine());
        }
        if (clock.instant().isAfter(starting.deadline())) {
            processes.end(process);
            return stopped(
                    starting.failures(),
                    "OpenCode was not ready after %d s. Its last words: %s"
                            .formatted(config.startTimeout().toSeconds(), process.lastLine()));
        }
        return starting;
    }

    private Stopped lost(Running running, String what) {
        processes.forget(running.process());
        var lasted = running.since().plus(LASTED).isBefore(clock.instant());
        return stopped(
                lasted ? 0 : running.failures(),
                what + ". Its last words: " + running.process().lastLine());
    }

    private Stopped stopped(int failures, String problem) {
        var wait = config.restartDelay().multipliedBy(1L << Math.min(failures, 16));
        var bounded = wait.compareTo(config.maxRestartDelay()) > 0 ? config.maxRestartDelay() : wait;
        LOG.warnf("%s Next try in %d ms.", problem, bounded.toMillis());
        return new Stopped(clock.instant().plus(bounded), failures + 1, problem);
    }

    /** Asks the server itself, where that is due. */
    private Uni<ServerState> ask(ServerState looked) {
        return switch (looked) {
            case Starting starting when starting.process().saysReady() -> welcome(starting);
            case Running running when !clock.instant().isBefore(running.nextCheck()) -> check(running);
            default -> Uni.createFrom().item(looked);
        };
    }

    private Uni<ServerState> welcome(Starting starting) {
        var client = clients.of(starting.process().endpoint());
        return client.version(config.healthTimeout())
                .map(version -> {
                    LOG.infof("OpenCode %s is ready", version);
                    return new RunningServer(
                            client, starting.process().instance(), version, processes.home(), projectId);
                })
                .<ServerState>map(server ->
                        new Running(starting.process(), server, clock.instant(), nextCheck(), starting.failures(), 0))
                .onFailure()
                .recoverWithItem(starting)
                .invoke(next -> change(starting, next));
    }

    private Uni<ServerState> check(Running running) {
        return running.server()
                .client()
                .version(config.healthTimeout())
                .replaceWith(0)
                .onFailure()
                .recoverWithItem(running.missed() + 1)
                .<ServerState>map(missed -> new Running(
                        running.process(), running.server(), running.since(), nextCheck(), running.failures(), missed))
                .chain(next -> ((Running) next).missed() < config.healthFailures()
                        ? Uni.createFrom().item(next)
                        : giveUp(running))
                .invoke(next -> change(running, next));
    }

    private Uni<ServerState> giveUp(Running running) {
        return Uni.createFrom()
                .<ServerState>item(() -> {
                    processes.end(running.process());
                    return lost(running, "OpenCode no longer answered and was ended");
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** Changes the state unless somebody else, such as the shutdown, has done so meanwhile. */
    private synchronized void change(ServerState from, ServerState to) {
        if (state.equals(from)) {
            state = to;
        }
    }

    private Instant nextCheck() {
        return clock.instant().plus(config.healthInterval());
    }
}
