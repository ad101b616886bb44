package dev.sitewright.bridge.server;

import dev.sitewright.bridge.opencode.OpenCodeJson;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * What the agent's shells run. OpenCode starts each command as a direct child with a process group of its own, so that a signal to the
 * group reaches also what the command has left behind.
 */
@ApplicationScoped
public class Shells {
    private static final Logger LOG = Logger.getLogger(Shells.class);

    /** Time to end by themselves; together with the kill well below 2 s. */
    private static final Duration POLITE = Duration.ofMillis(400);

    private static final Duration DEAD = Duration.ofMillis(600);
    private static final int MOST_COMPARED = 1_000; // the system cuts long command lines

    /** Ends the shells that run one of these commands; returns when they are gone. */
    public Uni<Void> end(RunningServer server, List<String> commands) {
        return Uni.createFrom()
                .<Void>item(() -> {
                    endNow(server, commands);
                    return null;
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static void endNow(RunningServer server, List<String> commands) {
        var running = ProcessHandle.of(server.pid())
                .map(ProcessHandle::children)
                .orElse(Stream.empty())
                .filter(child -> runs(child, commands))
                .toList();
        if (running.isEmpty()) {
            return;
        }
        var all = running.stream()
                .flatMap(shell -> Stream.concat(Stream.of(shell), shell.descendants()))
                .toList();
        running.forEach(shell -> signal("-INT", shell));
        if (!gone(all, POLITE)) {
            running.forEach(shell -> signal("-KILL", shell));
            all.forEach(ProcessHandle::destroyForcibly);
            gone(all, DEAD);
        }
    }

    /** The user's own shell quotes the command as JSON does; the agent's takes it as it is. */
    private static boolean runs(ProcessHandle child, List<String> commands) {
        var line = Optional.of(child.info())
                .flatMap(ProcessHandle.Info::commandLine)
                .orElse("");
        return commands.stream()
                .flatMap(command ->
                        Stream.of(command, OpenCodeJson.write(command).substring(1)))
                .map(command -> command.substring(0, Math.min(command.length(), MOST_COMPARED)))
                .anyMatch(line::contains);
    }

    private static void signal(String signal, ProcessHandle shell) {
        try {
            new ProcessBuilder("kill", signal, "--", "-" + shell.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(1, TimeUnit.SECONDS);
        } catch (IOException e) {
            LOG.debugf("No kill here: %s", e.getMessage()); // each process is ended by itself then
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One that has ended and was not collected by its parent has no command any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().commandLine().isPresent();
    }

    private static boolean gone(List<ProcessHandle> processes, Duration patience) {
        try {
            CompletableFuture.allOf(
                            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return processes.stream().noneMatch(Shells::runs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
