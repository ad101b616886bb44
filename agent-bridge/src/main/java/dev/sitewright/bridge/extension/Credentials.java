package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.bridge.server.OpenCodeServers;
import dev.sitewright.bridge.server.RunningServer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What people got by signing in to providers. Ours is in the database, sealed; a server has a working copy of what its projects may use,
 * and OpenCode changes that when it refreshes a token: what expires later is the newer of two.
 */
@ApplicationScoped
public class Credentials {
    /** The name of the secret that holds OpenCode's credential. */
    static final String SECRET = "credential";

    private final Extensions extensions;
    private final OpenCodeServers servers;
    private final Clock clock;

    Credentials(Extensions extensions, OpenCodeServers servers, Clock clock) {
        this.extensions = extensions;
        this.servers = servers;
        this.clock = clock;
    }

    /**
     * A credential.
     *
     * @param connection the id of the connection that holds it
     * @param credential as OpenCode has it: of type {@code api} with a key, or {@code oauth} with tokens
     */
    public record Kept(String connection, String provider, JsonNode credential) {
        /** @return the key; empty when it has tokens */
        Optional<String> key() {
            return Optional.ofNullable(credential.path("key").textValue());
        }

        /** @return what is told of it to the instance: an instance made before it was there is made anew */
        Map<String, String> name() {
            return Map.of("provider", provider, "connection", connection);
        }

        @Override
        public String toString() {
            return provider + " by " + connection; // the rest is secret
        }
    }

    /**
     * What a project may use, the first of a provider. Keys go by the project's own settings; tokens go to the server, and one for all
     * projects gets none of a single person.
     */
    List<Kept> of(List<Extension> connections) {
        var names = new HashSet<String>();
        var all = new ArrayList<Kept>();
        for (var one : connections) {
            var kept = names.add(one.name()) ? kept(one) : Optional.<Kept>empty();
            kept.filter(found -> found.key().isPresent() || mayBeGiven(one)).ifPresent(all::add);
        }
        return all;
    }

    static boolean isSignedIn(Extension one) {
        return one.fields().path("signedIn").asBoolean();
    }

    private boolean mayBeGiven(Extension one) {
        return servers.areOwn() || one.scopeId().equals(Area.INSTALLATION);
    }

    private Optional<Kept> kept(Extension one) {
        return isSignedIn(one)
                ? Optional.ofNullable(extensions.secretsOf(one).get(SECRET))
                        .map(text -> new Kept(one.id(), one.name(), OpenCodeJson.parse(text)))
                : Optional.empty();
    }

    /** @return whether a server's working copy is ours */
    Uni<Boolean> isThere(RunningServer running, List<Kept> wanted) {
        return running.credentials()
                .map(has -> has.equals(wanted.stream()
                        .filter(kept -> kept.key().isEmpty())
                        .collect(Collectors.toMap(Kept::provider, Kept::credential))))
                .onFailure()
                .recoverWithItem(false); // it is being written: who brings it says so
    }

    /** Brings a server's working copy and ours together. */
    public Uni<Void> bring(RunningServer running, List<Kept> wanted) {
        return running.credentials().chain(has -> {
            var tokens = wanted.stream().filter(kept -> kept.key().isEmpty()).toList();
            var gone = has.keySet().stream()
                    .filter(name ->
                            tokens.stream().noneMatch(kept -> kept.provider().equals(name)))
                    .toList();
            return each(tokens, kept -> bring(running, kept, has.get(kept.provider())))
                    .chain(() -> each(gone, name -> running.client().signIns().take(name)));
        });
    }

    private Uni<Void> bring(RunningServer running, Kept ours, @Nullable JsonNode theirs) {
        if (Objects.equals(ours.credential(), theirs)) {
            return Uni.createFrom().voidItem();
        }
        return theirs != null && expiry(theirs) > expiry(ours.credential())
                ? extensions.refresh(ours.connection(), Map.of(SECRET, OpenCodeJson.write(theirs)), clock.instant())
                : running.client().signIns().give(ours.provider(), ours.credential());
    }

    private static long expiry(JsonNode credential) {
        return credential.path("expires").asLong();
    }

    private static <T> Uni<Void> each(List<T> all, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .onItem()
                .ignoreAsUni();
    }
}
