package dev.sitewright.bridge.passthrough;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sitewright.bridge.extension.Instances;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.bridge.opencode.RawAnswer;
import dev.sitewright.bridge.passthrough.Endpoint.Asked;
import dev.sitewright.bridge.session.ForeignSessions;
import dev.sitewright.bridge.session.Workplace;
import dev.sitewright.bridge.usage.Budgets;
import dev.sitewright.platform.messaging.Correlation;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Passes calls on to OpenCode, within one project of one owner. */
@ApplicationScoped
class PassThrough {
    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration RUN = Duration.ofMinutes(30);

    /** They say where to look: that is said here. */
    private static final Set<String> OURS = Set.of("directory", "workspace", "scope");

    private final ForeignSessions sessions;
    private final Workplace workplace;
    private final Budgets budgets;
    private final Instances instances;

    PassThrough(ForeignSessions sessions, Workplace workplace, Budgets budgets, Instances instances) {
        this.instances = instances;
        this.budgets = budgets;
        this.sessions = sessions;
        this.workplace = workplace;
    }

    /**
     * A call.
     *
     * @param path as OpenCode has it, with a slash before it
     * @param query decoded, one value each
     * @param mayRunShell whether the caller may run commands by hand
     */
    record Call(
            String projectId,
            String ownerId,
            String method,
            String path,
            Map<String, String> query,
            @Nullable JsonNode body,
            boolean mayRunShell) {}

    /**
     * What came of it.
     *
     * @param body as JSON
     */
    record Passed(int status, String body) {}

    /** @return OpenCode's answer, without what is others'; fails with {@link ProblemException} */
    Uni<Passed> pass(Call call) {
        var asked = Endpoint.of(call.method(), call.path())
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.NOT_FOUND)));
        if (asked.endpoint() == Endpoint.SHELL && !call.mayRunShell()) {
            throw new ProblemException(Problem.of(ProblemType.SHELL_NOT_ALLOWED));
        }
        var cause = Correlation.current(); // here: later steps may run elsewhere
        var directory = workplace.directoryOf(call.projectId());
        check(asked, call, Path.of(directory));
        return sessions.of(call.projectId(), call.ownerId())
                .invoke(own -> requireOwn(asked, call, own))
                .call(own -> asked.endpoint().costs()
                        ? budgets.require(call.projectId(), call.ownerId()).chain(() -> noteCause(asked, cause))
                        : Uni.createFrom().voidItem())
                .call(() -> asked.endpoint().needsItsOwn()
                        ? workplace
                                .with(
                                        call.projectId(),
                                        running ->
                                                instances.ensure(call.projectId(), call.ownerId(), directory, running))
                                .invoke(has -> refuseOldSettings(asked, has))
                        : Uni.createFrom().item(true))
                .chain(own -> requireRequest(asked, call, own, directory)
                        .chain(() -> asked.endpoint().costs()
                                ? sendToWork(asked, call, directory)
                                : send(asked, call, directory))
                        .chain(answer -> remember(asked, call, answer))
                        .map(answer -> new Passed(
                                answer.status(),
                                seen(asked.endpoint(), answer.body(), own).toString())));
    }

    /** @return what happens in the project, as OpenCode tells it */
    Multi<String> events(String projectId) {
        var directory = workplace.directoryOf(projectId);
        return workplace
                .running(projectId)
                .client()
                .events(directory)
                .map(Scrubbing::errors)
                .map(OpenCodeJson::write);
    }

    private Uni<Void> noteCause(Asked asked, @Nullable String cause) {
        var session = asked.session();
        return session == null ? Uni.createFrom().voidItem() : sessions.causedBy(session, cause);
    }

    private static void check(Asked asked, Call call, Path workspace) {
        if (call.body() != null) {
            Bodies.check(call.body(), workspace);
        }
        if (asked.endpoint() == Endpoint.FILE || asked.endpoint() == Endpoint.FILES) {
            Bodies.checkPath(call.query().getOrDefault("path", "."), workspace);
        }
    }

    private static void requireOwn(Asked asked, Call call, Set<String> own) {
        var parent = call.body() == null ? null : call.body().path("parentID").asText(null);
        if ((asked.session() != null && !own.contains(asked.session())) || (parent != null && !own.contains(parent))) {
            throw new ProblemException(Problem.of(ProblemType.SESSION_NOT_FOUND));
        }
    }

    /** Requests are answered by who owns their session. */
    private Uni<Void> requireRequest(Asked asked, Call call, Set<String> own, String directory) {
        var request = asked.request();
        if (request == null) {
            return Uni.createFrom().voidItem();
        }
        var list = request.startsWith("que_") ? "/question" : "/permission";
        return workplace
                .ask(call.projectId(), client -> client.list(list, directory))
                .invoke(waiting -> {
                    for (var one : waiting) {
                        if (one.path("id").asText().equals(request)
                                && own.contains(one.path("sessionID").asText())) {
                            return;
                        }
                    }
                    throw new ProblemException(Problem.of(ProblemType.REQUEST_NOT_FOUND));
                })
                .replaceWithVoid();
    }

    /** A session works in an instance that was made before something was connected or changed. */
    private static void refuseOldSettings(Asked asked, boolean has) {
        if (asked.endpoint().costs() && !has) {
            throw busy();
        }
    }

    private static ProblemException busy() {
        return new ProblemException(Problem.of(ProblemType.SESSION_BUSY).retryAfter(SOON));
    }

    private Uni<RawAnswer> sendToWork(Asked asked, Call call, String directory) {
        var answer = new AtomicReference<RawAnswer>();
        return instances
                .send(
                        directory,
                        () -> send(asked, call, directory).invoke(answer::set).replaceWith(true))
                .map(sent -> Optional.ofNullable(answer.get()).orElseThrow(PassThrough::busy));
    }

    private Uni<RawAnswer> send(Asked asked, Call call, String directory) {
        var query = new HashMap<>(call.query());
        query.keySet().removeAll(OURS);
        if (asked.endpoint() == Endpoint.LIST_SESSIONS) {
            query.remove("path");
        }
        return workplace.ask(
                call.projectId(),
                client -> client.raw(
                        call.method(),
                        call.path(),
                        query,
                        directory,
                        call.body(),
                        asked.endpoint().takesAWholeRun() ? RUN : USUAL));
    }

    /** A session that is opened or deleted this way is so in the record, too. */
    private Uni<RawAnswer> remember(Asked asked, Call call, RawAnswer answer) {
        if (!answer.isGood()) {
            return Uni.createFrom().item(answer);
        }
        return switch (asked.endpoint()) {
            case CREATE_SESSION, FORK ->
                sessions.opened(call.projectId(), call.ownerId(), answer.body(), asked.session())
                        .replaceWith(answer);
            case DELETE_SESSION ->
                sessions.deleted(call.projectId(), java.util.Objects.requireNonNull(asked.session()))
                        .replaceWith(answer);
            default -> Uni.createFrom().item(answer);
        };
    }

    private static JsonNode seen(Endpoint endpoint, JsonNode body, Set<String> own) {
        var clean = Scrubbing.errors(body);
        return switch (endpoint) {
            case LIST_SESSIONS -> only(clean, "id", own);
            case PERMISSIONS, QUESTIONS -> only(clean, "sessionID", own);
            case STATUSES -> clean instanceof ObjectNode object ? object.retain(own) : clean;
            case PROVIDERS, CONFIG_PROVIDERS -> Scrubbing.providers(clean);
            case MCP -> Scrubbing.servers(clean);
            default -> clean;
        };
    }

    private static JsonNode only(JsonNode list, String field, Set<String> own) {
        if (list instanceof ArrayNode items) {
            items.removeIf(item -> !own.contains(item.path(field).asText()));
        }
        return list;
    }
}
