package dev.sitewright.gateway.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All keys at one time, and what has to be done about them.
 *
 * @param keys the first to sign first
 */
record Ring(List<SigningKey> keys) {
    static final Ring EMPTY = new Ring(List.of());

    /** How far the clocks of two replicas may differ. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    Ring {
        keys = keys.stream()
                .sorted(Comparator.comparing(SigningKey::signsFrom).thenComparing(SigningKey::id))
                .toList();
    }

    /** @return the key that signs now; empty when another has to be made */
    Optional<SigningKey> signer(Instant now) {
        return keys.reversed().stream().filter(key -> key.canSign(now)).findFirst();
    }

    /** @return the key of this id, when what it signed may still be good */
    Optional<SigningKey> published(String id, Instant now) {
        return published(now).stream().filter(key -> key.id().equals(id)).findFirst();
    }

    List<SigningKey> published(Instant now) {
        return keys.stream().filter(key -> key.isPublished(now)).toList();
    }

    /**
     * Tells whether a key has to be made.
     *
     * @param asked whether somebody wants one, however young the present one is
     * @return from when on it has to sign; empty when the keys that are there will do. A key that waits for its turn is always enough, so
     *     of many who ask at once one gets a new key, and all the same.
     */
    Optional<Instant> nextFrom(Instant now, SigningConfig config, boolean asked) {
        if (signer(now).isEmpty()) {
            return Optional.of(now.minus(SKEW)); // nothing can be signed at all: it is better not to wait for verifiers
        }
        var newest = keys.getLast();
        var isDue = asked || !newest.signsFrom().plus(config.rotation()).isAfter(now);
        return newest.signsFrom().isAfter(now) || !isDue ? Optional.empty() : Optional.of(now.plus(config.lead()));
    }

    /** @return how long a key's tokens may be good after it signed the last, clocks that differ a little included */
    static Duration afterlife(SigningConfig config) {
        return config.tokenLifetime().plus(SKEW);
    }
}
