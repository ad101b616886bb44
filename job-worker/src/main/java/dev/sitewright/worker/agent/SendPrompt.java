package dev.sitewright.worker.agent;

import dev.sitewright.worker.agent.AgentBridge.Diagnostic;
import dev.sitewright.worker.agent.AgentBridge.PromptRequest;
import dev.sitewright.worker.agent.AgentBridge.PromptView;
import dev.sitewright.worker.queue.Attempt;
import dev.sitewright.worker.queue.JobHandler;
import dev.sitewright.worker.queue.JobKind;
import dev.sitewright.worker.queue.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code agent.prompt}: hands a prompt over exactly once, and waits by snooze until the agent has worked it off. */
@ApplicationScoped
public class SendPrompt implements JobHandler<SendPrompt.Args> {
    private static final Logger LOG = Logger.getLogger(SendPrompt.class);

    /** An agent that works longer than an hour on one prompt is stuck. */
    public static final JobKind<Args> KIND = JobKind.of("agent.prompt", Args.class)
            .withTimeout(Duration.ofMinutes(2))
            .withDeadline(Duration.ofHours(1));

    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration LATER = Duration.ofSeconds(1);
    private static final int SOON_TIMES = 20;

    private final AgentBridge bridge;

    SendPrompt(@RestClient AgentBridge bridge) {
        this.bridge = bridge;
    }

    /** What to tell which session. */
    public record Args(
            @NotBlank @Pattern(regexp = "prj_[0-9a-f]{32}") String projectId,
            @NotBlank String ownerId,
            @NotBlank String sessionId,
            @NotBlank String text) {}

    @Override
    public JobKind<Args> kind() {
        return KIND;
    }

    @Override
    public Uni<Outcome> run(Args args, Attempt attempt) {
        return BridgeCalls.orWait(attempt, ask(args, attempt), prompt -> outcomeOf(prompt, attempt));
    }

    /** Asks first once it was handed over: the text need not travel each second. A bridge that does not know it gets it again. */
    private Uni<PromptView> ask(Args args, Attempt attempt) {
        return attempt.snoozes() == 0
                ? handOver(args, attempt)
                : bridge.getPrompt(attempt.jobId())
                        .onFailure(BridgeCalls::isUnknown)
                        .recoverWithUni(() -> handOver(args, attempt));
    }

    private Uni<PromptView> handOver(Args args, Attempt attempt) {
        return bridge.putPrompt(attempt.jobId(), new PromptRequest(args.projectId(), args.sessionId(), args.text()));
    }

    private static Outcome outcomeOf(PromptView prompt, Attempt attempt) {
        return switch (prompt.state()) {
            case "finished" -> Outcome.done();
            case "failed" -> failed(prompt.diagnostic());
            case "stopped" -> Outcome.discard("The agent was stopped.");
            default -> waitOn(prompt, attempt);
        };
    }

    private static Outcome waitOn(PromptView prompt, Attempt attempt) {
        if (attempt.isOverdue()) {
            LOG.warnf("%s is still %s after an hour", prompt.promptId(), prompt.state());
            return Outcome.discard("The agent did not finish within an hour.");
        }
        return Outcome.snooze(attempt.snoozes() < SOON_TIMES ? SOON : LATER);
    }

    private static Outcome failed(@Nullable Diagnostic diagnostic) {
        if (diagnostic == null) {
            return Outcome.discard("The agent failed.");
        }
        if (diagnostic.retryable()) {
            throw new AgentFailed(diagnostic.message());
        }
        return Outcome.discard(diagnostic.message());
    }

    /** The agent failed in a way that may pass: another attempt asks again. */
    private static final class AgentFailed extends RuntimeException {
        AgentFailed(String message) {
            super(message, null, false, false); // expected, hence no stack trace
        }
    }
}
