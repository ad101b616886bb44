package dev.sitewright.gateway.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RingTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final KeyPair PAIR = pair();
    private static final SigningConfig CONFIG = new SigningConfig() {
        @Override
        public Duration tokenLifetime() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration rotation() {
            return Duration.ofDays(30);
        }

        @Override
        public Duration lead() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration reload() {
            return Duration.ofSeconds(30);
        }
    };

    @Test
    void the_first_key_signs_at_once_also_for_a_replica_whose_clock_is_late() {
        assertThat(Ring.EMPTY.nextFrom(NOW, CONFIG, false)).contains(NOW.minus(Duration.ofMinutes(1)));
    }

    @Test
    void a_young_key_will_do_unless_somebody_asks() {
        var ring = new Ring(List.of(key("a", Duration.ofDays(-1), null)));
        assertThat(ring.nextFrom(NOW, CONFIG, false)).isEmpty();
        assertThat(ring.nextFrom(NOW, CONFIG, true)).contains(NOW.plus(CONFIG.lead()));
    }

    @Test
    void an_old_key_is_replaced_and_signs_until_then() {
        var ring = new Ring(List.of(key("a", Duration.ofDays(-30), null)));
        assertThat(ring.nextFrom(NOW, CONFIG, false)).contains(NOW.plus(CONFIG.lead()));
        assertThat(ring.signer(NOW))
                .hasValueSatisfying(key -> assertThat(key.id()).isEqualTo("a"));
    }

    @Test
    void a_key_that_waits_is_enough_for_all_who_ask() {
        var ring = new Ring(
                List.of(key("a", Duration.ofDays(-30), Duration.ofMinutes(5)), key("b", Duration.ofMinutes(5), null)));
        assertThat(ring.nextFrom(NOW, CONFIG, true)).isEmpty();
        assertThat(ring.signer(NOW)).map(SigningKey::id).contains("a");
        assertThat(ring.signer(NOW.plus(Duration.ofMinutes(5))))
                .map(SigningKey::id)
                .contains("b");
        assertThat(ring.published(NOW)).extracting(SigningKey::id).containsExactly("a", "b");
    }

    @Test
    void a_key_is_published_until_its_last_token_has_expired() {
        var ring = new Ring(List.of(
                key("a", Duration.ofDays(-30), Duration.ofMinutes(-10)), key("b", Duration.ofMinutes(-10), null)));
        assertThat(ring.published("a", NOW)).isPresent();
        assertThat(ring.published("a", NOW.plus(Duration.ofMinutes(1)))).isEmpty();
    }

    @Test
    void a_key_that_cannot_be_opened_is_replaced_at_once() {
        var sealed =
                new SigningKey("a", PAIR.getPublic(), Optional.empty(), NOW, NOW.minus(Duration.ofDays(1)), null, null);
        assertThat(new Ring(List.of(sealed)).nextFrom(NOW, CONFIG, false)).contains(NOW.minus(Duration.ofMinutes(1)));
        assertThat(new Ring(List.of(sealed)).published("a", NOW)).isPresent();
    }

    private static SigningKey key(String id, Duration from, @Nullable Duration until) {
        var signsUntil = until == null ? null : NOW.plus(until);
        var publishedUntil = signsUntil == null ? null : signsUntil.plus(Ring.afterlife(CONFIG));
        return new SigningKey(
                id, PAIR.getPublic(), Optional.of(PAIR.getPrivate()), NOW, NOW.plus(from), signsUntil, publishedUntil);
    }

    private static KeyPair pair() {
        try {
            var generator = java.security.KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
