package dev.sitewright.bridge.session;

import dev.sitewright.bridge.opencode.OpenCodeClient;
import dev.sitewright.bridge.opencode.OpenCodeException;
import dev.sitewright.bridge.server.OpenCodeServers;
import dev.sitewright.bridge.server.RunningServer;
import dev.sitewright.bridge.server.Workspaces;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

/** Where a project's agent works, and the server it works by. */
@ApplicationScoped
public class Workplace {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final OpenCodeServers servers;
    private final Workspaces workspaces;

    Workplace(OpenCodeServers servers, Workspaces workspaces) {
        this.servers = servers;
        this.workspaces = workspaces;
    }

    /** @return a project's folder; throws {@link ProblemException} while it has none: OpenCode would take any and work in the air */
    public String directoryOf(String projectId) {
        var folder = workspaces.of(projectId);
        if (!Files.isDirectory(folder)) {
            throw new ProblemException(Problem.of(ProblemType.WORKSPACE_MISSING).retryAfter(SOON));
        }
        return folder.toString();
    }

    /** @return the server; throws {@link ProblemException} while none answers */
    public RunningServer running(String projectId) {
        return servers.of(projectId).orElseThrow(() -> new ProblemException(missing(projectId)));
    }

    /**
     * Asks the OpenCode that works for a project, when it runs: one that is only now started is waited for.
     *
     * @return its answer; fails with {@link ProblemException} when there is no answer, or it knows no such session, or is busy
     */
    public <T> Uni<T> ask(String projectId, Function<OpenCodeClient, Uni<T>> question) {
        return with(projectId, running -> question.apply(running.client()));
    }

    /** Does the same with the server itself. */
    public <T> Uni<T> with(String projectId, Function<RunningServer, Uni<T>> work) {
        return servers.await(projectId)
                .map(found -> found.orElseThrow(() -> new ProblemException(missing(projectId))))
                .chain(work::apply)
                .onFailure(OpenCodeException.class)
                .transform(failure -> new ProblemException(problemOf(failure)));
    }

    private Problem missing(String projectId) {
        return (servers.isFull(projectId)
                        ? Problem.of(ProblemType.AGENTS_BUSY)
                        : Problem.of(
                                ProblemType.AGENT_DOWN,
                                Objects.requireNonNullElse(servers.problem(projectId), "OpenCode is starting.")))
                .retryAfter(SOON);
    }

    private static Problem problemOf(OpenCodeException failure) {
        return switch (failure) {
            case OpenCodeException.Unreachable gone ->
                Problem.of(ProblemType.AGENT_DOWN).retryAfter(SOON);
            case OpenCodeException.Refused refused ->
                switch (refused.status()) {
                    case 404 -> Problem.of(ProblemType.SESSION_NOT_FOUND);
                    case 409 -> Problem.of(ProblemType.SESSION_BUSY);
                    default -> Problem.of(ProblemType.AGENT_DOWN).retryAfter(SOON);
                };
        };
    }
}
