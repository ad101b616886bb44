package dev.sitewright.worker.runtime;

import dev.sitewright.worker.queue.Attempt;
import dev.sitewright.worker.queue.JobHandler;
import dev.sitewright.worker.queue.JobKind;
import dev.sitewright.worker.queue.Jobs;
import dev.sitewright.worker.queue.Outcome;
import dev.sitewright.worker.workspace.Template;
import dev.sitewright.worker.workspace.Templates;
import dev.sitewright.worker.workspace.Workspace;
import dev.sitewright.worker.workspace.WorkspaceRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code runtime.up}: starts a project's preview unless it runs, then waits for it to answer. */
@ApplicationScoped
public class RuntimeUp implements JobHandler<RuntimeUp.Args> {
    /** A start is quick; only a machine in trouble needs longer. */
    public static final JobKind<Args> KIND =
            JobKind.of("runtime.up", Args.class).withTimeout(Duration.ofMinutes(2));

    private final Previews previews;
    private final WorkspaceRepository workspaces;
    private final Templates templates;
    private final AfterPreview afterPreview;
    private final Jobs jobs;

    RuntimeUp(
            Previews previews,
            WorkspaceRepository workspaces,
            Templates templates,
            AfterPreview afterPreview,
            Jobs jobs) {
        this.previews = previews;
        this.workspaces = workspaces;
        this.templates = templates;
        this.afterPreview = afterPreview;
        this.jobs = jobs;
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
        return workspaces
                .find(args.projectId())
                .chain(workspace -> attempt.blocking(() -> templateOf(workspace)))
                .invoke(attempt::throwIfCancelRequested)
                .chain(template -> previews.up(args.projectId(), template))
                .map(started -> awaitReady(args))
                .onFailure(failure -> attempt.isLast())
                .recoverWithUni(failure -> giveUp(args, attempt, failure));
    }

    private Template templateOf(Optional<Workspace> workspace) throws java.io.IOException {
        return templates.require(workspace
                .orElseThrow(() -> new IllegalStateException("The project has no workspace."))
                .template());
    }

    private Outcome awaitReady(Args args) {
        return Outcome.done()
                .then(jobs.of(AwaitReady.KIND)
                        .with(new AwaitReady.Args(args.projectId(), args.ownerId(), args.firstPrompt())));
    }

    private Uni<Outcome> giveUp(Args args, Attempt attempt, Throwable failure) {
        attempt.throwIfCancelRequested();
        var reason = "The preview could not be started: " + failure.getMessage();
        return previews.neverStarted(args.projectId(), reason)
                .map(told -> afterPreview.without(args.projectId(), args.ownerId(), args.firstPrompt(), reason));
    }
}
