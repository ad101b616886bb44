package dev.sitewright.gateway.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordHashTest {
    /** Made by the reference implementation: {@code echo -n password | argon2 somesalt -id -v 13 -t 2 -m 16 -p 1 -l 32 -e}, from its own tests. */
    private static final String REFERENCE =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    @Test
    void hashes_of_the_reference_implementation_are_understood() {
        var hash = PasswordHash.parse(REFERENCE);
        assertThat(hash.fits("password")).isTrue();
        assertThat(hash.fits("Password")).isFalse();
        assertThat(hash.phc()).isEqualTo(REFERENCE);
    }

    @Test
    void what_is_no_hash_is_refused() {
        assertThatThrownBy(() -> PasswordHash.parse("$2a$10$abc")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothing_of_it_is_shown_by_accident() {
        assertThat(PasswordHash.parse(REFERENCE)).hasToString("PasswordHash[…]");
    }
}
