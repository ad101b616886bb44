package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.extension.Credentials.Kept;
import dev.sitewright.bridge.opencode.OpenCodeClient;
import dev.sitewright.bridge.provider.Chosen;
import dev.sitewright.bridge.provider.ModelChoice;
import dev.sitewright.bridge.provider.Providers;
import dev.sitewright.bridge.server.RunningServer;
import dev.sitewright.bridge.session.Workplace;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Sees to it that a project's instance has what the project has, before the agent works there. */
@ApplicationScoped
public class Instances {
    private static final Duration FIRST_LOOK = Duration.ofMillis(10);
    private static final Duration LAST_LOOK = Duration.ofMillis(500);
    private static final int LOOKS = 20;

    /** What the plugin adds to the mark of an instance that is beside the workspace. */
    private static final String ASIDE = ".aside";

    private static final String SENT =
            "select exists (select from prompt where project_id = $1 and instance = $2 and state = 'sent') as sent";

    private final Extensions extensions;
    private final Preferences preferences;
    private final InstanceSettings settings;
    private final Credentials credentials;
    private final Workplace workplace;
    private final Providers providers;
    private final InstanceGate gate;
    private final TokenTurns turns;
    private final Pool pool;

    Instances(
            Extensions extensions,
            Preferences preferences,
            InstanceSettings settings,
            Credentials credentials,
            Workplace workplace,
            Providers providers,
            InstanceGate gate,
            TokenTurns turns,
            Pool pool) {
        this.extensions = extensions;
        this.preferences = preferences;
        this.settings = settings;
        this.credentials = credentials;
        this.workplace = workplace;
        this.providers = providers;
        this.gate = gate;
        this.turns = turns;
        this.pool = pool;
    }

    /**
     * What a project has.
     *
     * @param usual the model the agent works with when neither prompt nor session names one; empty until the demo model listens
     */
    public record Plan(String projectId, Own own, Optional<Chosen> usual) {}

    /**
     * What a project's instance is to have.
     *
     * @param name of the settings it is to be made with
     * @param loaded whether the instance was made with them
     * @param signedIn what its server is to have of signing in to providers
     */
    public record Look(String name, boolean loaded, List<Kept> signedIn) {}

    /** @return what a project has; two short queries */
    public Uni<Plan> plan(String projectId, String ownerId) {
        return plan(pool, projectId, ownerId);
    }

    /** @return the same, asked by way of a client, at once */
    public Uni<Plan> plan(SqlClient client, String projectId, String ownerId) {
        return ownOf(client, projectId, ownerId).map(own -> new Plan(projectId, own, own.usual(providers.usual())));
    }

    /** @return what a project's instance is to have, and whether it has it; two small files */
    public Uni<Look> look(Plan plan) {
        return blocking(() -> {
            var name = settings.renew(plan.projectId(), plan.own());
            return new Look(
                    name,
                    settings.isLoaded(plan.projectId(), name),
                    credentials.of(plan.own().connections()));
        });
    }

    /**
     * Ends an instance that was made with other settings, so that the next question to it makes another.
     *
     * @return whether it has now what it is to have; false while a session works in one that has not, which is neither killed nor to be given more
     */
    public Uni<Boolean> ensure(Look look, String projectId, String directory, RunningServer running) {
        return credentials
                .bring(running, look.signedIn())
                .chain(() -> look.loaded()
                        ? Uni.createFrom().item(true)
                        : gate.renew(directory, () -> renew(projectId, look.name(), directory, running)));
    }

    /** @return whether an instance that has what it is to have may be set to work; false while another server refreshes the same tokens */
    public Uni<Boolean> mayBegin(Look look, RunningServer running) {
        return turns.mayBegin(running, look.signedIn());
    }

    /**
     * Does the same for the instance of a directory beside the workspace, named as the project, which has the project's models and nothing else
     * of it.
     */
    public Uni<Boolean> ensureAside(Plan plan, String directory, RunningServer running) {
        var mark = plan.projectId() + ASIDE;
        return look(plan)
                .chain(look -> credentials
                        .bring(running, look.signedIn())
                        .chain(() -> isLoaded(mark, look.name()))
                        .chain(loaded -> loaded
                                ? turns.mayBegin(running, look.signedIn())
                                : gate.renew(
                                        directory, () -> renewAtRest(mark, look.name(), directory, running.client()))));
    }

    /**
     * Says who does small work in a project: whom the project or its owner prefers for it, else somebody beside the usual model.
     *
     * @return {@code provider/model}; empty until the demo model listens
     */
    public Optional<String> fastModel(Plan plan) {
        return plan.own()
                .fastModel(providers.usual())
                .or(() -> providers.choice().map(ModelChoice::fastModel));
    }

    /** @return whether a model is only in instances that have what the project has */
    public boolean isOfConnection(Plan plan, String model) {
        return plan.own().connections().stream().anyMatch(one -> model.startsWith(one.name() + "/"));
    }

    /**
     * Sends something that sets a session to work, which does not show at once.
     *
     * @param work answers whether it was sent
     * @return false as well when the instance is just being renewed: it was not sent then
     */
    public Uni<Boolean> send(String directory, Supplier<Uni<Boolean>> work) {
        return gate.send(directory, work);
    }

    /** @return whether {@link #ensure} has nothing to do; two small files at most */
    public Uni<Boolean> isReady(Look look, RunningServer running) {
        return look.loaded()
                ? credentials.isThere(running, look.signedIn())
                : Uni.createFrom().item(false);
    }

    /** Looks, and does the same. */
    public Uni<Boolean> ensure(String projectId, String ownerId, String directory, RunningServer running) {
        return plan(projectId, ownerId).chain(this::look).chain(look -> ensure(look, projectId, directory, running));
    }

    private Uni<Boolean> renew(String projectId, String name, String directory, RunningServer running) {
        return isSent(projectId, running)
                .chain(sent -> sent
                        ? Uni.createFrom().item(false)
                        : renewAtRest(projectId, name, directory, running.client()));
    }

    private Uni<Boolean> renewAtRest(String mark, String name, String directory, OpenCodeClient client) {
        return client.statuses(directory)
                .chain(busy -> busy.isEmpty()
                        ? client.dispose(directory)
                                .chain(() -> awaitLoaded(mark, name, directory, client))
                                .replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    /** What was sent a moment ago may not show in OpenCode yet. */
    private Uni<Boolean> isSent(String projectId, RunningServer running) {
        return pool.preparedQuery(SENT)
                .execute(Tuple.of(projectId, running.instance()))
                .map(rows -> rows.iterator().next().getBoolean("sent"));
    }

    /** OpenCode answers before the old instance is gone (measured on 1.18.33): what is sent to that one is lost with it. */
    private Uni<Void> awaitLoaded(String mark, String name, String directory, OpenCodeClient client) {
        return Uni.createFrom()
                .deferred(() -> client.list("/path", directory))
                .chain(() -> isLoaded(mark, name))
                .invoke(loaded -> {
                    if (!loaded) {
                        throw new IllegalStateException("the instance of " + mark + " is not renewed yet");
                    }
                })
                .onFailure(IllegalStateException.class)
                .retry()
                .withBackOff(FIRST_LOOK, LAST_LOOK)
                .atMost(LOOKS)
                .replaceWithVoid();
    }

    private Uni<Boolean> isLoaded(String mark, String name) {
        return blocking(() -> settings.isLoaded(mark, name));
    }

    private static <T> Uni<T> blocking(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    Uni<Own> ownOf(String projectId, String ownerId) {
        return ownOf(pool, projectId, ownerId);
    }

    private Uni<Own> ownOf(SqlClient client, String projectId, String ownerId) {
        return Uni.combine()
                .all()
                .unis(
                        extensions.ofProject(client, projectId, ownerId),
                        preferences.of(client, List.of(projectId, ownerId), ownerId))
                .with((all, preferred) -> Own.of(
                        all,
                        preferred.getOrDefault(projectId, Preference.none(projectId)),
                        preferred.getOrDefault(ownerId, Preference.none(ownerId))));
    }

    /** @return whether a project's instance reaches an MCP server */
    Uni<Probe.Found> mcpServer(String projectId, String ownerId, String name) {
        return ask(projectId, ownerId, "/mcp")
                .map(all -> switch (all.path(name).path("status").asText()) {
                    case "connected" -> new Probe.Found(true, "ok", "The server answers.");
                    case "disabled" -> new Probe.Found(false, "disabled", "The server is switched off.");
                    case "needs_auth", "needs_client_registration" ->
                        new Probe.Found(false, "auth", "The server wants other credentials.");
                    default -> new Probe.Found(false, "network", "The server does not start, or does not answer.");
                });
    }

    /** @return whether a project's instance knows a skill */
    Uni<Probe.Found> skill(String projectId, String ownerId, String name) {
        return ask(projectId, ownerId, "/skill").map(all -> {
            for (var one : all) {
                if (one.path("name").asText().equals(name)) {
                    return new Probe.Found(true, "ok", "The agent knows the skill.");
                }
            }
            return new Probe.Found(false, "disabled", "The skill is switched off.");
        });
    }

    /** @return what OpenCode says at an address, in a project's instance as it is to be */
    Uni<JsonNode> ask(String projectId, String ownerId, String path) {
        var directory = workplace.directoryOf(projectId);
        return workplace.with(
                projectId,
                running -> ensure(projectId, ownerId, directory, running)
                        .chain(() -> running.client().list(path, directory)));
    }

    static List<String> names(List<Extension> all) {
        return all.stream().map(Extension::name).toList();
    }
}
