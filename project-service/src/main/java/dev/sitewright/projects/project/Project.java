package dev.sitewright.projects.project;

import dev.sitewright.contracts.JobRequest.EnqueueJob;
import dev.sitewright.contracts.ProjectFact.ProjectCreated;
import dev.sitewright.contracts.ProjectFact.ProjectObservedStateChanged;
import dev.sitewright.contracts.ProjectFact.ProjectRenamed;
import dev.sitewright.contracts.ProjectFact.ProjectWantedStateChanged;
import dev.sitewright.contracts.RuntimeFact;
import dev.sitewright.contracts.RuntimeFact.RuntimeStopped;
import dev.sitewright.platform.many.Versioned;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A project: what its owner asked for, what is wanted of its preview, and how preview and agent were last seen. */
@Entity
@Table(name = "project")
public class Project implements Versioned {
    private static final String IDLE = "idle";

    @Id
    private String id;

    @Column(name = "owner_id")
    private String ownerId;

    private String name;
    private String slug;
    private String prompt;
    private String template;

    @Column(name = "wanted_state")
    private String wantedState;

    @Column(name = "observed_state")
    private String observedState;

    @Column(name = "preview_url")
    private @Nullable String previewUrl;

    @Column(name = "healthy_since")
    private @Nullable Instant healthySince;

    @Column(name = "session_id")
    private @Nullable String sessionId;

    @Column(name = "agent_state")
    private String agentState;

    @Column(name = "agent_seen_at")
    private @Nullable Instant agentSeenAt;

    @Embedded
    private Restarts restarts = new Restarts();

    @Embedded
    private Looks looks;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version
    private long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Project() {}

    private Project(String id, String ownerId, NewProject asked, Slug slug, Instant now) {
        this.id = id;
        this.ownerId = ownerId;
        this.name = asked.name().value();
        this.slug = slug.value();
        this.prompt = asked.prompt();
        this.template = asked.template();
        this.looks = Looks.named(asked.namedBy());
        this.wantedState = WantedState.RUNNING.wireName();
        this.observedState = new ObservedState.Unknown().wireName();
        this.agentState = AgentState.WAITING.wireName();
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** A project that has just been asked for: its preview is wanted, nothing was seen of it, and the agent waits. */
    static Project open(String id, String ownerId, NewProject asked, Slug slug, Instant now) {
        return new Project(id, ownerId, asked, slug, now);
    }

    /** @return the fact that the project came into being */
    ProjectCreated created() {
        return new ProjectCreated(id, ownerId, name, slug, prompt, template);
    }

    /** @return the job that makes what the row promises; at most one is active per project */
    EnqueueJob creation() {
        return ProjectJobs.create(id, ownerId, prompt, template);
    }

    /** Takes in a fact about the preview. */
    public Effect see(RuntimeFact fact, Instant now) {
        var before = observedState();
        return before.after(fact)
                .map(after -> before.equals(after) ? new Effect.Nothing() : become(before, after, fact, now))
                .orElseGet(() -> new Effect.Refused("a preview that is " + before.wireName()));
    }

    private Effect become(ObservedState before, ObservedState after, RuntimeFact fact, Instant now) {
        restarts.forgetAfterRecovery(healthySince, now);
        observedState = after.wireName();
        previewUrl = after.previewUrl();
        healthySince = after instanceof ObservedState.Healthy ? now : null;
        restarts.plan(needsRestart(after, fact), now);
        updatedAt = now;
        return new Effect.Changed(
                List.of(new ProjectObservedStateChanged(id, before.wireName(), after.wireName(), previewUrl)));
    }

    /**
     * A preview that was stopped because it idled stays down until somebody looks at it. One that was stopped on request, and is wanted
     * running all the same, was asked for again in between.
     */
    private boolean needsRestart(ObservedState after, RuntimeFact fact) {
        var idled = fact instanceof RuntimeStopped stopped && stopped.reason().equals(IDLE);
        return wantedState() == WantedState.RUNNING
                && (isUnhealthy(after) ? restarts.mayFailAgain() : isAbsent(after) && !idled);
    }

    private static boolean isAbsent(ObservedState state) {
        return state instanceof ObservedState.Absent;
    }

    private static boolean isUnhealthy(ObservedState state) {
        return state instanceof ObservedState.Unhealthy;
    }

    /** The agent may have mended what kept the preview from starting. */
    private void startAfterAgent(Instant now) {
        if (wantedState() == WantedState.RUNNING && isUnhealthy(observedState())) {
            restarts.beginAnew(now);
        }
    }

    /** Takes in the project's own session; another one replaces it. */
    public Effect inSession(String session, Instant now) {
        if (session.equals(sessionId)) {
            return new Effect.Nothing();
        }
        sessionId = session;
        updatedAt = now;
        return new Effect.Changed(List.of());
    }

    /**
     * Takes in a sign of the agent. Two services give them, so their order on the topic is not the order in which they happened: a
     * sign older than the newest one taken in is refused.
     *
     * @param happenedAt when, by the clock of the service that tells it
     */
    public Effect see(AgentState.Sign sign, Instant happenedAt, Instant now) {
        if (agentSeenAt != null && happenedAt.isBefore(agentSeenAt)) {
            return new Effect.Refused("a newer sign of the agent");
        }
        return agentState()
                .after(sign)
                .map(after -> become(after, happenedAt, now))
                .orElseGet(() -> new Effect.Refused("an agent that is " + agentState));
    }

    private Effect become(AgentState after, Instant happenedAt, Instant now) {
        agentSeenAt = happenedAt;
        if (after == agentState()) {
            return new Effect.Nothing();
        }
        agentState = after.wireName();
        updatedAt = now;
        if (after == AgentState.IDLE) {
            startAfterAgent(now);
        }
        return new Effect.Changed(List.of());
    }

    /** @return whether a fact about a session concerns the project's own, not a sub-agent's */
    public boolean isOwnSession(String session) {
        return sessionId == null || sessionId.equals(session);
    }

    /**
     * Has the preview started again.
     *
     * @param nextAttemptAt when to ask once more if it is still not there
     * @return the job that starts it
     */
    public EnqueueJob restart(Instant nextAttemptAt) {
        restarts.begin(nextAttemptAt);
        return ProjectJobs.up(id, ownerId);
    }

    /** Is called otherwise, and told so; nothing happens when it is called so already. */
    void rename(String newName, String newSlug, Consequences consequences, Instant now) {
        if (!newName.equals(name) || !newSlug.equals(slug)) {
            name = newName;
            slug = newSlug;
            updatedAt = now;
            consequences.tell(new ProjectRenamed(id, name, slug));
        }
    }

    /** Its looks have changed. */
    void touch(Instant now) {
        updatedAt = now;
    }

    /** Is wanted in another state, and told so; nothing happens when it is wanted so already. Deleted is final: the caller sees to that. */
    void want(WantedState wanted, Consequences consequences, Instant now) {
        if (wanted != wantedState()) {
            consequences.tell(new ProjectWantedStateChanged(id, wantedState, wanted.wireName()));
            wantedState = wanted.wireName();
            restarts.plan(wanted == WantedState.RUNNING && isAbsent(observedState()), now);
            updatedAt = now;
            ProjectJobs.toBringAbout(wanted, id, ownerId).forEach(consequences::ask);
        }
    }

    /** @return how often in a row a restart was asked for without the preview recovering */
    public int restartFailures() {
        return restarts.failures();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    String ownerId() {
        return ownerId;
    }

    String name() {
        return name;
    }

    /** Only of rows that have one: those the reconciler has found. */
    Instant nextAttemptAt() {
        return restarts.nextAttemptAt();
    }

    String slug() {
        return slug;
    }

    Looks looks() {
        return looks;
    }

    WantedState wantedState() {
        return WantedState.of(wantedState);
    }

    ObservedState observedState() {
        return ObservedState.of(observedState, previewUrl);
    }

    AgentState agentState() {
        return AgentState.of(agentState);
    }

    /** @return the project as its owner sees it */
    ProjectView view() {
        return new ProjectView(
                id,
                name,
                slug,
                looks.icon(),
                looks.description(prompt),
                prompt,
                template,
                wantedState,
                observedState,
                previewUrl,
                sessionId,
                agentState,
                createdAt,
                updatedAt,
                version);
    }
}
