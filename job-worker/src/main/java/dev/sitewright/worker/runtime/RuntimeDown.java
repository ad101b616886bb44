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
import org.jspecify.annotations.Nullable;

/** {@code runtime.down}: stops a project's preview. */
@ApplicationScoped
public class RuntimeDown implements JobHandler<RuntimeDown.Args> {
    /** Ending a process takes seconds. */
    public static final JobKind<Args> KIND =
            JobKind.of("runtime.down", Args.class).withTimeout(Duration.ofMinutes(1));

    private static final String REQUESTED = "requested";

    private final Previews previews;

    RuntimeDown(Previews previews) {
        this.previews = previews;
    }

    /** @param reason {@code requested}, which null means too, or {@code idle} */
    public record Args(
            @NotBlank @Pattern(regexp = "prj_[0-9a-f]{32}") String projectId,
            @Pattern(regexp = "requested|idle") @Nullable String reason) {}

    @Override
    public JobKind<Args> kind() {
        return KIND;
    }

    @Override
    public Uni<Outcome> run(Args args, Attempt attempt) {
        var reason = args.reason() == null ? REQUESTED : args.reason();
        return previews.down(args.projectId(), reason).replaceWith(Outcome.done());
    }
}
