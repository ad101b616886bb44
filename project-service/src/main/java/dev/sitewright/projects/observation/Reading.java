package dev.sitewright.projects.observation;

import dev.sitewright.contracts.ChatFact;
import dev.sitewright.contracts.ChatFact.ChatSessionStatus;
import dev.sitewright.contracts.ChatFact.ChatSessionUpdated;
import dev.sitewright.contracts.Fact;
import dev.sitewright.contracts.IdentityFact;
import dev.sitewright.contracts.JobFact;
import dev.sitewright.contracts.JobFact.JobCancelled;
import dev.sitewright.contracts.JobFact.JobCompleted;
import dev.sitewright.contracts.JobFact.JobDiscarded;
import dev.sitewright.contracts.ProjectFact;
import dev.sitewright.contracts.RuntimeFact;
import dev.sitewright.contracts.RuntimeFact.WorkspaceCreated;
import dev.sitewright.contracts.UserFact;
import dev.sitewright.projects.project.AgentState.Sign;
import dev.sitewright.projects.project.Effect;
import dev.sitewright.projects.project.Project;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a fact means to the project it is about. */
@FunctionalInterface
interface Reading {
    /** The job that carries a prompt to the agent. */
    String PROMPT_JOB = "agent.prompt";

    /** Begins the kinds of all jobs that work with the agent. */
    String AGENT_JOBS = "agent.";

    /** Jobs before the agent's: without them its first prompt never comes. */
    Set<String> JOBS_BEFORE_AGENT = Set.of("project.create", "runtime.up", "runtime.wait-ready");

    /**
     * Takes the fact into the project.
     *
     * @param happenedAt when, by the clock of the service that tells it
     */
    Effect into(Project project, Instant happenedAt, Instant now);

    /** @return what the fact means; empty for the many that mean nothing to a project's state */
    static Optional<Reading> of(Fact fact) {
        return switch (fact) {
            case WorkspaceCreated workspace -> Optional.empty();
            case RuntimeFact preview -> Optional.of((project, happenedAt, now) -> project.see(preview, now));
            case ChatSessionUpdated session -> ofSession(session);
            case ChatSessionStatus status -> Optional.of(ofStatus(status));
            case ChatFact talk -> Optional.empty();
            case JobCompleted done ->
                done.kind().equals(PROMPT_JOB) ? Optional.of(sign(Sign.PROMPT_DONE)) : Optional.empty();
            case JobDiscarded discarded -> ofEnded(discarded.kind());
            case JobCancelled cancelled -> ofEnded(cancelled.kind());
            case JobFact underWay -> Optional.empty();
            case ProjectFact ours -> Optional.empty();
            case IdentityFact proposed -> Optional.empty(); // see Identifications
            case UserFact person -> Optional.empty(); // see Departures
        };
    }

    private static Optional<Reading> ofSession(ChatSessionUpdated session) {
        return session.parentId() == null
                ? Optional.of((project, happenedAt, now) -> project.inSession(session.sessionId(), now))
                : Optional.empty(); // a sub-agent's
    }

    private static Reading ofStatus(ChatSessionStatus status) {
        var sign = status.status().equals("idle") ? Sign.RESTING : Sign.BUSY;
        return (project, happenedAt, now) ->
                project.isOwnSession(status.sessionId()) ? project.see(sign, happenedAt, now) : new Effect.Nothing();
    }

    private static Optional<Reading> ofEnded(String kind) {
        if (kind.startsWith(AGENT_JOBS)) {
            return Optional.of(sign(Sign.GIVEN_UP));
        }
        return JOBS_BEFORE_AGENT.contains(kind) ? Optional.of(sign(Sign.CANNOT_START)) : Optional.empty();
    }

    private static Reading sign(Sign sign) {
        return (project, happenedAt, now) -> project.see(sign, happenedAt, now);
    }
}
