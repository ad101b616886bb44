package dev.sitewright.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final UUID session = UUID.randomUUID();
    private final Places places = new Places(2, Clock.fixed(NOW, ZoneOffset.UTC));

    private Claim claim(@Nullable String limit, boolean isWaiting) {
        return new Claim(
                JobId.next(),
                "kind",
                "{}",
                null,
                null,
                null,
                1000,
                null,
                null,
                1,
                3,
                0,
                Duration.ofMinutes(1),
                false,
                false,
                limit,
                isWaiting,
                session);
    }

    @Test
    void what_finds_no_place_waits_and_follows_in_its_order() {
        var first = claim(null, false);
        assertThat(places.admit(first)).isTrue();
        assertThat(places.admit(claim(null, false))).isTrue();
        var third = claim(null, false);
        var fourth = claim(null, false);
        assertThat(places.admit(third)).isFalse();
        assertThat(places.admit(fourth)).isFalse();
        assertThat(places.free()).isZero();
        assertThat(places.waiting()).isEqualTo(2);

        assertThat(places.next(first, false)).contains(third);
        assertThat(places.next(third, true)).contains(fourth);
        assertThat(places.next(fourth, true)).isEmpty();
        assertThat(places.free()).isEqualTo(1);
    }

    @Test
    void an_heir_begins_only_on_the_place_of_one_under_its_limit_that_is_handed_over() {
        var holder = claim("oven", false);
        var heir = claim("oven", true);
        places.admit(holder);
        places.admit(heir);
        places.admit(claim("fridge", true));

        assertThat(places.next(holder, false)).isEmpty();
        places.admit(holder);
        assertThat(places.next(holder, true)).contains(heir);
        assertThat(places.unsaid(List.of())).containsExactly(heir.id());

        places.said(List.of(heir.id()), List.of());
        assertThat(places.unsaid(List.of())).isEmpty();
        assertThat(places.next(heir, true)).isEmpty();
        assertThat(places.waiting()).isEqualTo(1);
    }

    @Test
    void an_heir_that_has_ended_as_well_is_not_told_to_have_begun() {
        var holder = claim("oven", false);
        var heir = claim("oven", true);
        places.admit(holder);
        places.admit(heir);
        places.next(holder, true);
        var done = List.of(new Finish(heir, null, told -> {}));

        assertThat(places.unsaid(done)).isEmpty();
        places.said(List.of(), done);
        assertThat(places.unsaid(List.of())).isEmpty();
    }

    @Test
    void an_heir_that_comes_late_takes_the_place_that_was_left_until_the_database_frees_it() {
        var first = claim("oven", false);
        var second = claim("oven", false);
        places.admit(first);
        places.admit(second);
        assertThat(places.next(first, true)).isEmpty();
        assertThat(places.admit(claim("fridge", true))).isFalse();
        assertThat(places.admit(claim("oven", true))).isTrue();
        assertThat(places.unsaid(List.of())).hasSize(1);

        assertThat(places.next(second, true)).isEmpty();
        places.giveUpLeft();
        assertThat(places.admit(claim("oven", true))).isFalse();
    }

    @Test
    void fewer_places_are_obeyed_as_jobs_end() {
        var first = claim(null, false);
        places.admit(first);
        places.admit(claim(null, false));
        places.admit(claim(null, false));

        places.resize(1);

        assertThat(places.next(first, false)).isEmpty();
        assertThat(places.waiting()).isEqualTo(1);
    }

    @Test
    void what_has_waited_for_long_is_withdrawn_wherever_it_waits() {
        places.admit(claim(null, false));
        places.admit(claim(null, false));
        var waiting = claim(null, false);
        var heir = claim("oven", true);
        places.admit(waiting);
        places.admit(heir);
        assertThat(places.waitingOf(session)).containsExactlyInAnyOrder(waiting.id(), heir.id());

        assertThat(places.withdrawOlder(NOW)).isEmpty();
        assertThat(places.withdrawOlder(NOW.plusMillis(1))).containsExactlyInAnyOrder(waiting, heir);
        assertThat(places.waiting()).isZero();
    }
}
