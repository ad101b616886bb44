package dev.sitewright.worker.runtime;

import dev.sitewright.worker.queue.Attempt;
import dev.sitewright.worker.queue.JobHandler;
import dev.sitewright.worker.queue.JobKind;
import dev.sitewright.worker.queue.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code runtime.wait-ready}: looks by snooze whether the preview answers; gives up after five minutes, with the end of its log. */
@ApplicationScoped
public class AwaitReady implements JobHandler<AwaitReady.Args> {
    /** Five minutes are enough for the slowest first install. */
    public static final JobKind<Args> KIND = JobKind.of("runtime.wait-ready", Args.class)
            .withTimeout(Duration.ofMinutes(1))
            .withDeadline(Duration.ofMinutes(5));

    private static final Duration SOON = Duration.ofMillis(200); // a fast start is to be seen at once
    private static final Duration LATER = Duration.ofSeconds(1);
    private static final int SOON_TIMES = 25;

    private final Previews previews;
    private final HealthCheck health;
    private final AfterPreview afterPreview;

    AwaitReady(Previews previews, HealthCheck health, AfterPreview afterPreview) {
        this.previews = previews;
        this.health = health;
        this.afterPreview = afterPreview;
    }

    /** @param firstPrompt what the agent is told when the preview is there; null when only the preview is wanted */
    public record Args(
            @NotBlank @Pattern(regexp = "prj_[0-9a-f]{32}") String projectId,
            @NotBlank String ownerId,
            @Nullable String firstPrompt) {}

    @Override
    public JobKind<Args> kind() {
        return KIND;
    }

    @Override
    public Uni<Outcome> run(Args args, Attempt attempt) {
        attempt.throwIfCancelRequested();
        return previews.find(args.projectId()).chain(preview -> look(args, attempt, preview));
    }

    private Uni<Outcome> look(Args args, Attempt attempt, Optional<Preview> found) {
        var state = found.map(Preview::state).orElse(Preview.State.STOPPED);
        return switch (state) {
            case READY -> Uni.createFrom().item(() -> next(args));
            case STARTING -> check(args, attempt, found.orElseThrow());
            case STOPPED -> Uni.createFrom().item(() -> without(args, "The preview was stopped."));
            case FAILED, CRASHED ->
                Uni.createFrom().item(() -> without(args, "The preview ended while it was starting."));
        };
    }

    private Uni<Outcome> check(Args args, Attempt attempt, Preview preview) {
        return health.answers(preview)
                .chain(answers -> answers
                        ? previews.ready(preview).map(told -> next(args))
                        : previews.isAlive(preview)
                                .chain(alive -> alive ? waitOn(args, attempt, preview) : ended(args, preview)));
    }

    private Uni<Outcome> waitOn(Args args, Attempt attempt, Preview preview) {
        return attempt.isOverdue()
                ? giveUp(args, preview, "The preview did not answer within 5 minutes.")
                : Uni.createFrom().item(Outcome.snooze(attempt.snoozes() < SOON_TIMES ? SOON : LATER));
    }

    private Uni<Outcome> ended(Args args, Preview preview) {
        return giveUp(args, preview, "The preview ended while it was starting.");
    }

    private Uni<Outcome> giveUp(Args args, Preview preview, String reason) {
        return previews.failed(preview, reason).map(told -> without(args, reason));
    }

    private Outcome next(Args args) {
        return afterPreview.with(args.projectId(), args.ownerId(), args.firstPrompt());
    }

    private Outcome without(Args args, String reason) {
        return afterPreview.without(args.projectId(), args.ownerId(), args.firstPrompt(), reason);
    }
}
