package dev.sitewright.worker.agent;

import dev.sitewright.worker.agent.AgentBridge.Diagnostic;
import dev.sitewright.worker.agent.AgentBridge.GenerationRequest;
import dev.sitewright.worker.agent.AgentBridge.GenerationView;
import dev.sitewright.worker.queue.Attempt;
import dev.sitewright.worker.queue.JobHandler;
import dev.sitewright.worker.queue.JobKind;
import dev.sitewright.worker.queue.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * {@code project.identify}: has the fast model make up what the project is called. agent-bridge tells it to project-service by itself;
 * when no model can do it, the project keeps what was made of its prompt.
 */
@ApplicationScoped
public class IdentifyProject implements JobHandler<IdentifyProject.Args> {
    /** Nobody waits for it; after ten minutes its owner knows the project by the name that it has. */
    public static final JobKind<Args> KIND = JobKind.of("project.identify", Args.class)
            .withTimeout(Duration.ofMinutes(2))
            .withDeadline(Duration.ofMinutes(10));

    private static final Duration SOON = Duration.ofMillis(500);
    private static final int LONGEST_PROMPT = 65_536; // bytes at the door, so characters are never more

    private final AgentBridge bridge;

    IdentifyProject(@RestClient AgentBridge bridge) {
        this.bridge = bridge;
    }

    /** @param prompt what the project is about */
    public record Args(
            @NotBlank @Pattern(regexp = "prj_[0-9a-f]{32}") String projectId,
            @NotBlank String ownerId,
            @NotBlank @Size(max = LONGEST_PROMPT) String prompt) {}

    /**
     * What came of it.
     *
     * @param namedBy {@code model} or {@code prompt}
     */
    record Named(String namedBy) {}

    @Override
    public JobKind<Args> kind() {
        return KIND;
    }

    @Override
    public Uni<Outcome> run(Args args, Attempt attempt) {
        var request = new GenerationRequest(
                "project.identity", args.projectId(), args.ownerId(), Map.of("prompt", args.prompt()));
        return BridgeCalls.orWait(
                attempt, bridge.putGeneration(attempt.jobId(), request), view -> outcomeOf(view, attempt));
    }

    private static Outcome outcomeOf(GenerationView view, Attempt attempt) {
        return switch (view.state()) {
            case "done" -> Outcome.done().result(new Named("model"));
            case "failed" -> fallenBack(view.diagnostic(), attempt);
            default -> attempt.isOverdue() ? fallenBack(null, attempt) : Outcome.snooze(SOON);
        };
    }

    private static Outcome fallenBack(@Nullable Diagnostic diagnostic, Attempt attempt) {
        attempt.log("The project keeps the name made of its prompt. "
                + (diagnostic == null ? "The model took too long." : diagnostic.message()));
        return Outcome.done().result(new Named("prompt"));
    }
}
