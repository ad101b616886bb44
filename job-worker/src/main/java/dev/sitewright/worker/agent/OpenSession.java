package dev.sitewright.worker.agent;

import dev.sitewright.worker.agent.AgentBridge.SessionRequest;
import dev.sitewright.worker.agent.AgentBridge.SessionView;
import dev.sitewright.worker.queue.Attempt;
import dev.sitewright.worker.queue.JobHandler;
import dev.sitewright.worker.queue.JobKind;
import dev.sitewright.worker.queue.Jobs;
import dev.sitewright.worker.queue.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** {@code agent.open-session}: the project's OpenCode session, then the first prompt. */
@ApplicationScoped
public class OpenSession implements JobHandler<OpenSession.Args> {
    /** Waits an hour for the bridge. */
    public static final JobKind<Args> KIND = JobKind.of("agent.open-session", Args.class)
            .withTimeout(Duration.ofMinutes(2))
            .withDeadline(Duration.ofHours(1));

    private final AgentBridge bridge;
    private final Jobs jobs;

    OpenSession(@RestClient AgentBridge bridge, Jobs jobs) {
        this.bridge = bridge;
        this.jobs = jobs;
    }

    /** @param firstPrompt what to tell the agent once the session is open */
    public record Args(
            @NotBlank @Pattern(regexp = "prj_[0-9a-f]{32}") String projectId,
            @NotBlank String ownerId,
            @NotBlank String firstPrompt) {}

    @Override
    public JobKind<Args> kind() {
        return KIND;
    }

    @Override
    public Uni<Outcome> run(Args args, Attempt attempt) {
        var call = bridge.openSession(args.projectId(), new SessionRequest(args.ownerId(), null));
        return BridgeCalls.orWait(attempt, call, session -> prompt(args, session));
    }

    private Outcome prompt(Args args, SessionView session) {
        return Outcome.done()
                .then(jobs.of(SendPrompt.KIND)
                        .with(new SendPrompt.Args(
                                args.projectId(), args.ownerId(), session.sessionId(), args.firstPrompt())));
    }
}
