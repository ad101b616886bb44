package dev.sitewright.worker.project;

import dev.sitewright.contracts.RuntimeFact.WorkspaceCreated;
import dev.sitewright.worker.agent.IdentifyProject;
import dev.sitewright.worker.queue.Attempt;
import dev.sitewright.worker.queue.JobHandler;
import dev.sitewright.worker.queue.JobKind;
import dev.sitewright.worker.queue.Jobs;
import dev.sitewright.worker.queue.Outcome;
import dev.sitewright.worker.runtime.RuntimeUp;
import dev.sitewright.worker.workspace.Templates;
import dev.sitewright.worker.workspace.UnknownTemplate;
import dev.sitewright.worker.workspace.Workspace;
import dev.sitewright.worker.workspace.WorkspaceRepository;
import dev.sitewright.worker.workspace.Workspaces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Duration;

/** {@code project.create}: the workspace from its template, with a first checkpoint; then its preview. */
@ApplicationScoped
public class CreateProject implements JobHandler<CreateProject.Args> {
    /** Copies a few files; only a sick disk needs longer. */
    public static final JobKind<Args> KIND =
            JobKind.of("project.create", Args.class).withTimeout(Duration.ofMinutes(5));

    private static final int LONGEST_PROMPT = 65_536; // bytes at the door, so characters are never more

    private final Workspaces workspaces;
    private final WorkspaceRepository repository;
    private final Templates templates;
    private final Jobs jobs;

    CreateProject(Workspaces workspaces, WorkspaceRepository repository, Templates templates, Jobs jobs) {
        this.workspaces = workspaces;
        this.repository = repository;
        this.templates = templates;
        this.jobs = jobs;
    }

    /** What the project begins with. */
    public record Args(
            @NotBlank @Pattern(regexp = "prj_[0-9a-f]{32}") String projectId,
            @NotBlank String ownerId,
            @NotBlank @Size(max = LONGEST_PROMPT) String prompt,
            @NotBlank String template) {}

    @Override
    public JobKind<Args> kind() {
        return KIND;
    }

    @Override
    public Uni<Outcome> run(Args args, Attempt attempt) {
        return repository
                .find(args.projectId())
                .chain(known -> known.isPresent()
                        ? Uni.createFrom().item(() -> preview(args, Outcome.done()))
                        : make(args, attempt))
                .onFailure(UnknownTemplate.class)
                .recoverWithItem(unknown -> Outcome.discard(String.valueOf(unknown.getMessage())));
    }

    private Uni<Outcome> make(Args args, Attempt attempt) {
        return attempt.blocking(() -> create(args))
                .map(workspace -> preview(
                        args,
                        Outcome.done()
                                .write(tx -> repository.insert(tx, workspace))
                                .tell(new WorkspaceCreated(
                                        args.projectId(), workspace.template(), workspace.checkpoint()))));
    }

    private Workspace create(Args args) throws IOException {
        var template = templates.require(args.template());
        var checkpoint = workspaces.create(args.projectId(), template);
        return new Workspace(args.projectId(), args.ownerId(), template.name(), checkpoint);
    }

    private Outcome preview(Args args, Outcome.Done done) {
        return done.then(jobs.of(RuntimeUp.KIND)
                        .with(new RuntimeUp.Args(args.projectId(), args.ownerId(), args.prompt())))
                .then(jobs.of(IdentifyProject.KIND)
                        .with(new IdentifyProject.Args(args.projectId(), args.ownerId(), args.prompt())));
    }
}
