package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.extension.Area.Kind;
import dev.sitewright.bridge.provider.Chosen;
import dev.sitewright.bridge.provider.KnownProvider;
import dev.sitewright.bridge.provider.ModelChoice;
import dev.sitewright.bridge.provider.Providers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which providers and models there are for somebody. */
@ApplicationScoped
class Models {
    private final Extensions extensions;
    private final Instances instances;
    private final Providers providers;

    Models(Extensions extensions, Instances instances, Providers providers) {
        this.extensions = extensions;
        this.instances = instances;
        this.providers = providers;
    }

    /**
     * A provider that can be connected, or is.
     *
     * @param connected by whom: {@code own}, {@code installation}, or {@code no}
     * @param custom whether it is an endpoint that somebody described
     * @param model the one that is taken when none is chosen; null of custom ones without any
     */
    record Provider(
            String name,
            String connected,
            boolean custom,
            @Nullable String model) {}

    /**
     * A model that can work in a project.
     *
     * @param id {@code provider/model}
     * @param context how many tokens it takes; 0 when unknown
     * @param usual whether it works when none is chosen
     */
    record Usable(
            String id,
            String provider,
            String name,
            long context,
            long output,
            boolean attachments,
            boolean reasoning,
            boolean usual,
            boolean fast,
            boolean favourite) {}

    Uni<List<Provider>> providers(String ownerId) {
        return extensions
                .all(new Area(Kind.CONNECTION, ownerId, ownerId))
                .chain(own -> extensions.all(Area.installation(Kind.CONNECTION)).map(all -> providers(own, all)));
    }

    private List<Provider> providers(List<Extension> own, List<Extension> installation) {
        var mine = new TreeSet<>(Instances.names(own));
        var ours = new TreeSet<>(Instances.names(installation));
        var ofSettings = providers.choice().map(ModelChoice::model).map(Models::providerOf);
        ofSettings.ifPresent(ours::add);
        var known = Arrays.stream(KnownProvider.values())
                .map(one -> new Provider(one.id(), connected(one.id(), mine, ours), false, one.model()));
        var custom = Stream.of(mine, ours)
                .flatMap(Set::stream)
                .distinct()
                .filter(name -> KnownProvider.of(name).isEmpty())
                .map(name -> new Provider(name, connected(name, mine, ours), true, null));
        return Stream.concat(known, custom)
                .sorted(Comparator.comparing(Provider::name))
                .toList();
    }

    private static String connected(String name, Set<String> mine, Set<String> ours) {
        return mine.contains(name) ? "own" : ours.contains(name) ? Area.INSTALLATION : "no";
    }

    Uni<List<Usable>> of(String projectId, String ownerId) {
        return instances
                .ask(projectId, ownerId, "/config/providers")
                .chain(found -> instances.ownOf(projectId, ownerId).map(own -> usable(found, own)));
    }

    private List<Usable> usable(JsonNode found, Own own) {
        var installation = providers.usual();
        var usual = own.usual(installation).map(Chosen::model);
        var fast = own.fastModel(installation);
        var favourites = own.ofUser().favourites();
        var all = new ArrayList<Usable>();
        found.path("providers")
                .forEach(provider -> provider.path("models").forEach(model -> {
                    var id = provider.path("id").asText() + "/"
                            + model.path("id").asText();
                    all.add(new Usable(
                            id,
                            provider.path("id").asText(),
                            model.path("name").asText(),
                            model.at("/limit/context").asLong(),
                            model.at("/limit/output").asLong(),
                            model.at("/capabilities/attachment").asBoolean(),
                            model.at("/capabilities/reasoning").asBoolean(),
                            Optional.of(id).equals(usual),
                            Optional.of(id).equals(fast),
                            favourites.contains(id)
                                    || own.ofProject().favourites().contains(id)));
                }));
        return all.stream()
                .sorted(Comparator.comparing((Usable one) -> !one.favourite()).thenComparing(Usable::id))
                .toList();
    }

    private static String providerOf(String model) {
        return model.substring(0, model.indexOf('/'));
    }
}
