package dev.sitewright.bridge.generation;

import dev.sitewright.bridge.diagnostic.Diagnostic;
import dev.sitewright.bridge.extension.Instances;
import dev.sitewright.bridge.extension.ModelTrouble;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says which model is asked for a record: the one that does small work in the project, by the rule that holds for prompts; when it cannot, those
 * with which the project's policy goes on.
 */
@ApplicationScoped
class Candidates {
    private static final String FALLBACKS =
            "select cast(fallback_models as text) as fallbacks from policy where project_id = $1";

    private final Instances instances;
    private final ModelTrouble trouble;
    private final Pool pool;

    Candidates(Instances instances, ModelTrouble trouble, Pool pool) {
        this.instances = instances;
        this.trouble = trouble;
        this.pool = pool;
    }

    /**
     * Who is to be asked.
     *
     * @param plan what the project has
     * @param model {@code provider/model}
     * @param connected whether only instances with what the project has know it
     */
    record Candidate(Instances.Plan plan, String model, boolean connected) {}

    /** @return whose turn it is; empty until there is any, or when nobody is left */
    Uni<Optional<Candidate>> of(Run run) {
        return instances
                .plan(run.projectId(), run.ownerId())
                .chain(plan -> fallbacks(run)
                        .map(others -> instances
                                .fastModel(plan)
                                .flatMap(first -> Stream.concat(Stream.of(first), others.stream())
                                        .skip(run.fallback())
                                        .findFirst())
                                .map(model -> new Candidate(plan, model, instances.isOfConnection(plan, model)))));
    }

    /** @return whether there is another after the one whose turn it is */
    Uni<Boolean> hasNext(Run run) {
        return fallbacks(run).map(others -> others.size() > run.fallback());
    }

    /** @return why a model that somebody has connected cannot be reached; empty when it seems so */
    Uni<Optional<Diagnostic>> absence(Run run, Candidate candidate) {
        return candidate.connected()
                ? trouble.absence(run.projectId(), run.ownerId(), candidate.model())
                : Uni.createFrom().item(Optional.empty());
    }

    /** @return a reason in words that name the connection, when it is one that is to blame */
    Uni<Diagnostic> named(Run run, @Nullable String model, Diagnostic reason) {
        return trouble.named(run.projectId(), run.ownerId(), model, reason);
    }

    private Uni<List<String>> fallbacks(Run run) {
        return pool.preparedQuery(FALLBACKS).execute(Tuple.of(run.projectId())).map(rows -> {
            var found = rows.iterator();
            return found.hasNext()
                    ? List.of(OpenCodeJson.to(
                            String[].class, OpenCodeJson.parse(found.next().getString("fallbacks"))))
                    : List.of();
        });
    }
}
