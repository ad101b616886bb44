package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.bridge.server.OpenCodeServers;
import dev.sitewright.bridge.server.RunningServer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What people got by signing in to providers. Ours is in the database, sealed; a server has a working copy of what its projects may use,
 * and OpenCode changes that when it refreshes a token. Of two that differ, that one is newer which is not as it was last known in that server; where
 * nothing is known, or both have changed, the one that expires later.
 */
@ApplicationScoped
public class Credentials {
    /** The name of the secret that holds OpenCode's credential. */
    static final String SECRET = "credential";

    private static final String EXPIRES = "expires";

    /** Tokens that last longer than this seem to each server to run out at a time of its own, so that no two refresh them at once. */
    private static final Duration LONG = Duration.ofMinutes(30);

    private static final Duration APART = Duration.ofSeconds(15);
    private static final int TIMES = 16;

    private final Extensions extensions;
    private final OpenCodeServers servers;
    private final WorkingCopies copies;
    private final Clock clock;

    Credentials(Extensions extensions, OpenCodeServers servers, WorkingCopies copies, Clock clock) {
        this.extensions = extensions;
        this.servers = servers;
        this.copies = copies;
        this.clock = clock;
    }

    /**
     * A credential.
     *
     * @param connection the id of the connection that holds it
     * @param credential as OpenCode has it: of type {@code api} with a key, or {@code oauth} with tokens
     * @param sealed the same, as the database has it
     */
    public record Kept(
            String connection,
            String provider,
            JsonNode credential,
            @Nullable String sealed) {
        /** @return the key; empty when it has tokens */
        Optional<String> key() {
            return Optional.ofNullable(credential.path("key").textValue());
        }

        /** @return whether tokens run out before a time; never those of which it is not known */
        boolean runsOutBefore(Instant time) {
            return key().isEmpty() && expiry(credential) > 0 && expiry(credential) < time.toEpochMilli();
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
                        .map(text -> new Kept(one.id(), one.name(), OpenCodeJson.parse(text), one.sealed()))
                : Optional.empty();
    }

    /** @return whether a server's working copy is ours */
    Uni<Boolean> isThere(RunningServer running, List<Kept> wanted) {
        var tokens = wanted.stream().filter(kept -> kept.key().isEmpty()).toList();
        return running.credentials()
                .map(has -> has.size() == tokens.size()
                        && tokens.stream().allMatch(kept -> areSame(kept.credential(), has.get(kept.provider()))))
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
        if (areSame(ours.credential(), theirs)) {
            copies.seen(running, ours);
            return Uni.createFrom().voidItem();
        }
        return theirs != null && isNewer(running, ours, theirs)
                ? extensions.refresh(
                        ours.connection(), ours.sealed(), Map.of(SECRET, OpenCodeJson.write(theirs)), clock.instant())
                : running.client()
                        .signIns()
                        .give(ours.provider(), copyFor(running, ours.credential()))
                        .invoke(() -> copies.given(running, ours));
    }

    private boolean isNewer(RunningServer running, Kept ours, JsonNode theirs) {
        return copies.areNewer(running, ours, tokens(theirs))
                .orElseGet(() -> expiry(theirs) > expiry(ours.credential()));
    }

    /** Of a long time it makes no difference to anybody but those who would refresh at the same moment. */
    private JsonNode copyFor(RunningServer running, JsonNode credential) {
        var lasting = expiry(credential) - clock.millis();
        if (lasting < LONG.toMillis() || !(credential instanceof ObjectNode tokens)) {
            return credential;
        }
        var turn = Math.floorMod(running.place().hashCode(), TIMES);
        return tokens.deepCopy().put(EXPIRES, expiry(credential) - turn * APART.toMillis());
    }

    private static boolean areSame(JsonNode ours, @Nullable JsonNode theirs) {
        return theirs != null && tokens(ours).equals(tokens(theirs));
    }

    /** @return a credential without the time when it runs out */
    static JsonNode tokens(JsonNode credential) {
        return credential instanceof ObjectNode all ? all.deepCopy().without(EXPIRES) : credential;
    }

    private static long expiry(JsonNode credential) {
        return credential.path(EXPIRES).asLong();
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
