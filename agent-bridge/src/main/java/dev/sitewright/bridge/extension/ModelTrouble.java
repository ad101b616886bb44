package dev.sitewright.bridge.extension;

import dev.sitewright.bridge.diagnostic.Diagnostic;
import dev.sitewright.bridge.provider.KnownProvider;
import dev.sitewright.bridge.provider.Providers;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds out by whose connection a model was to be reached that gives trouble, and whether anything is there at all. */
@ApplicationScoped
public class ModelTrouble {
    private static final Set<Diagnostic> OF_CONNECTIONS =
            Set.of(Diagnostic.NETWORK, Diagnostic.NO_SUCH_MODEL, Diagnostic.AUTH);

    private final Extensions extensions;
    private final Providers providers;

    ModelTrouble(Extensions extensions, Providers providers) {
        this.extensions = extensions;
        this.providers = providers;
    }

    /**
     * Says what is wrong in words that name the connection, when it is one that is to blame.
     *
     * @param model {@code provider/model}; null when nobody knows
     * @return the reason as it is otherwise
     */
    public Uni<Diagnostic> named(String projectId, String ownerId, @Nullable String model, Diagnostic reason) {
        return model == null || !OF_CONNECTIONS.contains(reason)
                ? Uni.createFrom().item(reason)
                : connectionOf(projectId, ownerId, model)
                        .chain(found -> blocking(
                                () -> found.map(one -> named(one, reason)).orElse(reason)));
    }

    /**
     * Looks whether anything is where a model is to be, which takes some seconds when there is not.
     *
     * @return why it cannot be reached; empty when something is there, or nobody knows where that is
     */
    public Uni<Optional<Diagnostic>> absence(String projectId, String ownerId, String model) {
        return connectionOf(projectId, ownerId, model)
                .chain(found -> blocking(() -> found.map(ModelTrouble::absenceOf)
                        .orElseGet(() -> providers
                                .address(providerOf(model))
                                .filter(address -> !Probe.isThere(address))
                                .map(address -> Diagnostic.NETWORK))));
    }

    /** Blocking. Where a name leads inside by now, nothing is knocked at: whoever asks would learn what is there. */
    private static Optional<Diagnostic> absenceOf(Extension one) {
        return InstanceSettings.isReachable(one)
                ? addressOf(one).filter(address -> !Probe.isThere(address)).map(address -> unreachable(one))
                : Optional.of(unreachable(one));
    }

    /** Blocking: a name may lead elsewhere than when it was given, and is left out then. */
    private static Diagnostic named(Extension one, Diagnostic reason) {
        if (reason.equals(Diagnostic.AUTH)) {
            return Credentials.isSignedIn(one) ? Diagnostic.signedOut(one.name()) : reason;
        }
        return reason.equals(Diagnostic.NETWORK) || !InstanceSettings.isReachable(one) ? unreachable(one) : reason;
    }

    private static Diagnostic unreachable(Extension one) {
        return Diagnostic.unreachable(one.name());
    }

    private static Optional<String> addressOf(Extension one) {
        return KnownProvider.of(one.name())
                .map(KnownProvider::api)
                .or(() -> Optional.ofNullable(Own.text(one, "baseUrl")));
    }

    private Uni<Optional<Extension>> connectionOf(String projectId, String ownerId, String model) {
        return extensions
                .ofProject(projectId, ownerId)
                .map(all -> all.stream()
                        .filter(one ->
                                one.is(Area.Kind.CONNECTION) && one.name().equals(providerOf(model)))
                        .findFirst());
    }

    private static String providerOf(String model) {
        return model.substring(0, Math.max(model.indexOf('/'), 0));
    }

    private static <T> Uni<T> blocking(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
