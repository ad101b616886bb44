package dev.sitewright.worker.webhook;

import dev.sitewright.worker.queue.Attempt;
import dev.sitewright.worker.queue.JobHandler;
import dev.sitewright.worker.queue.JobKind;
import dev.sitewright.worker.queue.Outcome;
import dev.sitewright.worker.webhook.Gateway.Attempted;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * {@code webhook.deliver}: attempts at one delivery until it is taken, or the gateway gives up after 72 hours. Between attempts the job
 * sleeps; while the gateway is away it asks again, which counts as no attempt.
 */
@ApplicationScoped
public class Deliver implements JobHandler<Deliver.Args> {
    /** Quiet, and under a limit that administrators may set: there are many of them. A week covers the gateway's 72 hours and an outage. */
    public static final JobKind<Args> KIND = JobKind.of("webhook.deliver", Args.class)
            .withTimeout(Duration.ofMinutes(1))
            .withDeadline(Duration.ofDays(7))
            .withLimit("webhooks")
            .quiet();

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int AWAY_SECONDS = 10;
    private static final int LOG_EVERY = 60;

    private final Gateway gateway;

    Deliver(@RestClient Gateway gateway) {
        this.gateway = gateway;
    }

    /** @param deliveryId which one: the gateway knows the rest */
    public record Args(
            @NotNull @Pattern(regexp = "dlv_[0-9a-f]{32}") String deliveryId) {}

    @Override
    public JobKind<Args> kind() {
        return KIND;
    }

    @Override
    public Uni<Outcome> run(Args args, Attempt attempt) {
        return gateway.attempt(args.deliveryId())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(Deliver::outcome)
                .onFailure()
                .recoverWithItem(failure -> whileAway(attempt, failure));
    }

    private static Outcome outcome(Attempted attempted) {
        var pause = attempted.pauseMillis();
        return pause == null ? Outcome.done() : Outcome.snooze(Duration.ofMillis(pause));
    }

    /** Whatever the gateway fails with: the delivery is kept there, and ends there. */
    private static Outcome whileAway(Attempt attempt, Throwable failure) {
        if (attempt.snoozes() % LOG_EVERY == 0) {
            attempt.log("api-gateway does not answer: " + failure.getMessage());
        }
        return attempt.isOverdue()
                ? Outcome.discard("The gateway could not be reached for a week.")
                : Outcome.snooze(
                        Duration.ofMillis(ThreadLocalRandom.current().nextLong(1_000L, AWAY_SECONDS * 1_000L)));
    }
}
