package dev.sitewright.gateway.password;

import static dev.sitewright.platform.testing.Transactions.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.problem.ProblemException;
import jakarta.inject.Inject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@GatewayTest
class TriesTest {
    @Inject
    Tries tries;

    private final String name = Ids.next("ada");
    private final String somewhere = "host-" + name;

    @Test
    void many_addresses_that_guess_one_accounts_password_are_stopped() {
        IntStream.range(0, 10).forEach(i -> count(name, somewhere + i));
        refused(name.toUpperCase(java.util.Locale.ROOT), somewhere + "another");
        count("somebody else" + name, somewhere + "another");
    }

    @Test
    void one_address_that_guesses_at_many_accounts_is_stopped() {
        IntStream.range(0, 100).forEach(i -> count(name + i, somewhere));
        refused(name + "another", somewhere);
        count(name + "another", somewhere + "else");
    }

    @Test
    void one_ipv6_site_is_one_address() {
        assertThat(Guess.of(name, "2001:db8:1:2::7").address())
                .isEqualTo(Guess.of(name, "2001:0db8:1:2:ffff::1").address())
                .isNotEqualTo(Guess.of(name, "2001:db8:1:3::7").address());
    }

    @Test
    void an_account_of_ones_own_does_not_help_in_guessing_at_others() {
        IntStream.range(0, 100).forEach(i -> {
            count(name + i, somewhere);
            if (i % 10 == 0) {
                count(name, somewhere);
                await(() -> tries.forgive(Guess.of(name, somewhere)));
            }
        });
        refused(name + "another", somewhere);
    }

    @Test
    void tries_at_once_are_all_counted() {
        var let = IntStream.range(0, 24)
                .parallel()
                .filter(i -> {
                    try {
                        count(name, somewhere + i);
                        return true;
                    } catch (ProblemException e) {
                        return false;
                    }
                })
                .count();
        assertThat(let).isEqualTo(10);
    }

    private void count(String username, String address) {
        await(() -> tries.count(Guess.of(username, address)));
    }

    private void refused(String username, String address) {
        assertThatThrownBy(() -> count(username, address)).isInstanceOfSatisfying(ProblemException.class, failure -> {
            assertThat(failure.problem().code()).isEqualTo("too-many-tries");
            assertThat(failure.problem().retryAfterMs()).isBetween(1L, 900_000L);
        });
    }
}
