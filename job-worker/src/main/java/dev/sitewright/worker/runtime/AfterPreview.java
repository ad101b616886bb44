package dev.sitewright.worker.runtime;

import dev.sitewright.worker.agent.OpenSession;
import dev.sitewright.worker.queue.Jobs;
import dev.sitewright.worker.queue.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * What follows a preview. A first prompt goes to the agent in any case: somebody wrote it and waits, and the agent can work on files,
 * even mend what breaks the preview, while project-service asks for the preview again.
 */
@ApplicationScoped
class AfterPreview {
    private final Jobs jobs;

    AfterPreview(Jobs jobs) {
        this.jobs = jobs;
    }

    /** @return what follows a preview that answers */
    Outcome with(String projectId, String ownerId, @Nullable String firstPrompt) {
        return firstPrompt == null ? Outcome.done() : prompt(projectId, ownerId, firstPrompt);
    }

    /** @return what follows when there is no preview */
    Outcome without(String projectId, String ownerId, @Nullable String firstPrompt, String reason) {
        return firstPrompt == null ? Outcome.discard(reason) : prompt(projectId, ownerId, firstPrompt);
    }

    private Outcome prompt(String projectId, String ownerId, String firstPrompt) {
        return Outcome.done()
                .then(jobs.of(OpenSession.KIND).with(new OpenSession.Args(projectId, ownerId, firstPrompt)));
    }
}
