package dev.sitewright.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SignedInTest {
    private final SignedIn admin = SignedIn.of("usr_1", Role.ADMIN, new Credential(Credential.Kind.PERSONAL, "tok_1"));

    @Test
    void an_administrators_token_without_the_scopes_speaks_as_anybodys() {
        var narrow = admin.limitedTo(Set.of(Scopes.JOBS_READ, Scopes.JOBS_WRITE));

        assertThat(narrow.groupsFor(false)).containsExactly("user");
        assertThat(narrow.groupsFor(true)).containsExactly("user");
    }

    @Test
    void seeing_everything_is_not_changing_everything() {
        var reader = admin.limitedTo(Set.of(Scopes.JOBS_READ, Scopes.JOBS_WRITE, Scopes.ADMIN_READ));

        assertThat(reader.groupsFor(false)).contains("admin");
        assertThat(reader.groupsFor(true)).containsExactly("user");
    }

    @Test
    void a_token_gives_nothing_that_its_owner_has_not() {
        var user = SignedIn.of("usr_2", Role.USER, new Credential(Credential.Kind.PERSONAL, "tok_2"));

        assertThat(user.limitedTo(Scopes.ALL).scopes()).isEqualTo(Role.USER.scopes());
        assertThat(user.limitedTo(Scopes.ALL).groupsFor(true)).containsExactly("user");
    }
}
